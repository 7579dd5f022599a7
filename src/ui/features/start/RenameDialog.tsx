import { useState } from "react";
import { useStudio } from "#state/store.ts";
import type { ProjectListItem } from "#state/project-list-item.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Dialog } from "#ui/controls/Dialog.tsx";
import { TextField } from "#ui/controls/TextField.tsx";

export default function RenameDialog({
  item,
  onClose,
}: {
  readonly item: ProjectListItem;
  readonly onClose: () => void;
}) {
  const rename = useStudio((state) => state.renameListedProject);
  const [name, setName] = useState(item.name);
  const isEmpty = name.trim() === "";
  const keep = () => {
    if (isEmpty) return;
    onClose();
    void rename(item.id, name.trim());
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="What should it be called?"
      acts={
        <>
          <Button variant="quiet" onPress={onClose}>
            Leave it
          </Button>
          <Button variant="primary" disabledReason={isEmpty ? "A project needs a name" : null} onPress={keep}>
            Rename it
          </Button>
        </>
      }
    >
      <TextField label="Name" isStacked takesFocus value={name} onChange={setName} onSubmit={keep} />
    </Dialog>
  );
}
