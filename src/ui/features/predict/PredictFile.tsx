import { FileUp } from "lucide-react";
import { type DragEvent, useState } from "react";
import { FileTrigger } from "react-aria-components";
import { LatheError } from "#core/shared/problems.ts";
import type { RunRecord } from "#core/project/run.ts";
import { queries } from "#state/store.ts";
import { Button } from "#ui/controls/Button.tsx";
import { plural } from "#ui/format/numbers.ts";
import { PredictedRows, type PredictWork } from "./PredictedRows.tsx";

/** A file of many rows in, the same rows with their predictions out. */
export function PredictFile({ run, needed }: { run: RunRecord; needed: readonly string[] }) {
  const [work, setWork] = useState<PredictWork>({ status: "waiting" });
  const [isOver, setOver] = useState(false);
  const predict = async (file: File | undefined) => {
    if (!file) return;
    setWork({ status: "working", name: file.name });
    try {
      const answer = await queries.predictFile(run.id, file, file.name);
      setWork({ status: "done", name: file.name, ...answer });
    } catch (error) {
      if (!(error instanceof LatheError)) throw error;
      setWork({ status: "failed", name: file.name, problem: error.problem });
    }
  };
  const drag = {
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault(); // taken here: it is not a new table to open
      setOver(false);
      void predict(event.dataTransfer.files[0]);
    },
  };
  return (
    <section className="predict-file" data-over={isOver || undefined} aria-labelledby="file-title" {...drag}>
      <h2 id="file-title">Many rows at once</h2>
      <p>
        Drop a table here. It needs the {plural(needed.length, "column")} the model learned from, in any
        order; empty cells and levels never seen are allowed. What comes back is a CSV with the row, the
        prediction and the chances.
      </p>
      <details className="needed">
        <summary>Columns it needs</summary>
        <p className="num">{needed.join(", ")}</p>
      </details>
      <FileTrigger
        acceptedFileTypes={[".csv", ".tsv", ".txt", "text/csv"]}
        onSelect={(files) => void predict(files?.[0])}
      >
        <Button icon={FileUp}>Choose a file</Button>
      </FileTrigger>
      <PredictedRows work={work} />
    </section>
  );
}
