import { Download, FileUp } from "lucide-react";
import { type DragEvent, useState } from "react";
import { FileTrigger } from "react-aria-components";
import { describeProblem, LatheError, type Problem } from "#core/shared/problems.ts";
import type { RunRecord } from "#core/project/run.ts";
import { queries } from "#state/store.ts";
import { saveBlob } from "#ui/charts/download.ts";
import { Alert } from "#ui/controls/Alert.tsx";
import { Button } from "#ui/controls/Button.tsx";
import { ProgressBar } from "#ui/controls/ProgressBar.tsx";
import { tableFiles } from "#ui/format/table-files.ts";
import { formatBytes } from "#ui/format/amounts.ts";
import { formatPercent, plural } from "#ui/format/numbers.ts";

type Work =
  | { readonly status: "waiting" }
  | { readonly status: "working"; readonly name: string }
  | {
      readonly status: "done";
      readonly name: string;
      readonly csv: Blob;
      readonly nRows: number;
      readonly flagged: number;
    }
  | { readonly status: "failed"; readonly name: string; readonly problem: Problem };

/** A file of many rows in, the same rows with their predictions out. */
export function PredictFile({ run, needed }: { run: RunRecord; needed: readonly string[] }) {
  const [work, setWork] = useState<Work>({ status: "waiting" });
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
      <FileTrigger acceptedFileTypes={[...tableFiles]} onSelect={(files) => void predict(files?.[0])}>
        <Button icon={FileUp}>Choose a file</Button>
      </FileTrigger>
      <div aria-live="polite" className="mt-3">
        {work.status === "working" ? (
          <>
            <p className="mb-1">Predicting {work.name}…</p>
            <ProgressBar label={`Predicting ${work.name}`} value={null} />
          </>
        ) : null}
        {work.status === "done" ? (
          <Alert
            tone={work.flagged > 0 ? "warn" : "ok"}
            isBoxed
            title={`${plural(work.nRows, "row")} of ${work.name} predicted`}
            acts={
              <Button
                variant="primary"
                size="small"
                icon={Download}
                onPress={() => saveBlob(work.csv, `${work.name.replace(/\.[^.]*$/, "")}-predictions.csv`)}
              >
                Download predictions, {formatBytes(work.csv.size)}
              </Button>
            }
          >
            {work.flagged === 0
              ? "Every row is like those the model learned from."
              : `${plural(work.flagged, "row")} (${formatPercent(work.flagged / Math.max(1, work.nRows))}) hold a value that training never had: a number out of its range or a level not seen. Read those predictions with care.`}
          </Alert>
        ) : null}
        {work.status === "failed" ? (
          <Alert tone="bad" isBoxed title={describeProblem(work.problem).title}>
            {describeProblem(work.problem).advice}
          </Alert>
        ) : null}
      </div>
    </section>
  );
}
