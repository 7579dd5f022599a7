import { X } from "lucide-react";
import { useState } from "react";
import { shapeEditWords } from "#core/explain/shape-edit.ts";
import { primaryMetric } from "#core/metrics/registry.ts";
import type { Task } from "#core/pipeline/task.ts";
import type { LoggedShapeEdit, RunRecord } from "#core/project/run.ts";
import { capital } from "#core/shared/capital.ts";
import { useStudio } from "#state/store.ts";
import { IconButton } from "#ui/controls/IconButton.tsx";
import { TextField } from "#ui/controls/TextField.tsx";
import { formatClock } from "#ui/format/dates.ts";
import { costWords } from "./edit-words.ts";

/** Every edit of the model's shapes, with what each cost and what all of them cost. */
export function ShapeEditList({ run, task }: { readonly run: RunRecord; readonly task: Task }) {
  const removeShapeEdit = useStudio((studio) => studio.removeShapeEdit);
  const edits = run.shapeEdits;
  const metric = primaryMetric(task);
  if (!edits)
    return (
      <p className="muted">
        No edits yet. Each is logged here with what it costs: every fold’s own model is edited alike and
        judged again on the rows that it held out. The sealed test set stays closed.
      </p>
    );
  const { unedited, log } = edits;
  return (
    <>
      <p>
        <b>All together:</b> {costWords(metric, unedited, run.scores, run.testToTrain)}.
      </p>
      <ol className="shape-edits" aria-label="Edits of this model">
        {log.map((entry, at) => (
          <li key={`${entry.at} ${shapeEditWords(entry.edit)}`}>
            <div className="words">
              <b>{capital(shapeEditWords(entry.edit))}</b>
              <span className="num">
                {costWords(metric, log[at - 1]?.scores ?? unedited, entry.scores, run.testToTrain)}
              </span>
              <Note run={run} entry={entry} at={at} />
            </div>
            <IconButton
              icon={X}
              size="small"
              label={`Take back: ${shapeEditWords(entry.edit)}`}
              onPress={() => void removeShapeEdit(run.id, at)}
            />
          </li>
        ))}
      </ol>
      <p className="muted">
        Judged on held-out rows of all folds, which an edit was chosen without. But the curve was seen first:
        a gain flatters a little. Importance is measured anew, and the test set must be opened again.
      </p>
    </>
  );
}

function Note({
  run,
  entry,
  at,
}: {
  readonly run: RunRecord;
  readonly entry: LoggedShapeEdit;
  readonly at: number;
}) {
  const noteShapeEdit = useStudio((studio) => studio.noteShapeEdit);
  const [note, setNote] = useState(entry.note ?? "");
  return (
    <TextField
      label={`Why, at ${formatClock(entry.at)}`}
      isStacked
      value={note}
      onChange={setNote}
      onSubmit={() => noteShapeEdit(run.id, at, note)}
    />
  );
}
