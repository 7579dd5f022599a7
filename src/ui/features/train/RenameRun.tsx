import { useState } from "react";
import type { RunRecord } from "#core/project/run.ts";
import { useStudio } from "#state/store.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Dialog } from "#ui/controls/Dialog.tsx";
import { TextField } from "#ui/controls/TextField.tsx";

export function RenameRun({ run, onClose }: { readonly run: RunRecord; readonly onClose: () => void }) {
  const [name, setName] = useState(run.name);
  const renameRun = useStudio((studio) => studio.renameRun);
  const save = () => {
    if (name.trim() !== "") renameRun(run.id, name.trim());
    onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="What should this run be called?"
      acts={
        <>
          <Button variant="quiet" onPress={onClose}>
            Keep the name
          </Button>
          <Button
            variant="primary"
            onPress={save}
            disabledReason={name.trim() === "" ? "A run needs a name" : null}
          >
            Rename the run
          </Button>
        </>
      }
    >
      <TextField label="Name" isStacked takesFocus value={name} onChange={setName} onSubmit={save} />
    </Dialog>
  );
}
