import { useState } from "react";
import type { RunRecord } from "#core/project/run.ts";
import { useStudio } from "#state/store.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Dialog } from "#ui/controls/Dialog.tsx";
import { TextField } from "#ui/controls/TextField.tsx";

export function NoteDialog({ run, onClose }: { readonly run: RunRecord; readonly onClose: () => void }) {
  const [note, setNote] = useState(run.note ?? "");
  const noteRun = useStudio((studio) => studio.noteRun);
  const save = () => {
    noteRun(run.id, note);
    onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={`A note on ${run.name}`}
      acts={
        <>
          <Button variant="quiet" onPress={onClose}>
            Leave it
          </Button>
          <Button variant="primary" onPress={save}>
            Keep the note
          </Button>
        </>
      }
    >
      <TextField
        label="Note"
        isStacked
        takesFocus
        value={note}
        onChange={setNote}
        onSubmit={save}
        help="Why it was tried, what came of it. It is saved with the project."
      />
    </Dialog>
  );
}
