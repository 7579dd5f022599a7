import { useState } from "react";
import { useStudio } from "#state/store.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Dialog } from "#ui/controls/Dialog.tsx";
import { TextField } from "#ui/controls/TextField.tsx";

export default function RenameColumnDialog({
  column,
  taken,
  onClose,
}: {
  readonly column: string;
  readonly taken: ReadonlySet<string>;
  readonly onClose: (renamedTo: string | null) => void;
}) {
  const { addEdit } = useStudio.getState();
  const [name, setName] = useState(column);
  const refusal =
    name.trim() === ""
      ? "A column needs a name"
      : name !== column && taken.has(name)
        ? "Another column is called so already"
        : null;
  const keep = () => {
    if (refusal !== null) return;
    if (name === column) return onClose(null);
    onClose(name);
    void addEdit({ edit: "rename-column", params: { column, to: name }, on: true });
  };
  return (
    <Dialog
      isOpen
      onClose={() => onClose(null)}
      title={`What should “${column}” be called?`}
      acts={
        <>
          <Button variant="quiet" onPress={() => onClose(null)}>
            Leave it
          </Button>
          <Button variant="primary" disabledReason={refusal} onPress={keep}>
            Rename it
          </Button>
        </>
      }
    >
      <TextField
        label="Name"
        isStacked
        isMeasured
        takesFocus
        value={name}
        onChange={setName}
        onSubmit={keep}
        error={name === "" ? null : refusal}
        help="Later files may keep the old name: they are renamed in the same way."
      />
    </Dialog>
  );
}
