import { Download } from "lucide-react";
import { describeProblem, type Problem } from "#core/shared/problems.ts";
import { saveBlob } from "#ui/charts/download.ts";
import { Alert } from "#ui/controls/Alert.tsx";
import { Button } from "#ui/controls/Button.tsx";
import { ProgressBar } from "#ui/controls/ProgressBar.tsx";
import { formatBytes } from "#ui/format/amounts.ts";
import { stemOf } from "#ui/format/stem-of.ts";
import { formatPercent, plural } from "#ui/format/numbers.ts";

/** A file being predicted: where it stands. */
export type PredictWork =
  | { readonly status: "waiting" }
  | { readonly status: "working"; readonly name: string }
  | {
      readonly status: "done";
      readonly name: string;
      readonly csv: Blob;
      readonly nRows: number;
      /** Rows unlike training; null where the model cannot tell. */
      readonly flagged: number | null;
    }
  | { readonly status: "failed"; readonly name: string; readonly problem: Problem };

/** What came of a file: its predictions to take away, or why there are none. */
export function PredictedRows({ work }: { readonly work: PredictWork }) {
  return (
    <div aria-live="polite" className="mt-3">
      {work.status === "working" ? (
        <>
          <p className="mb-1">Predicting {work.name}…</p>
          <ProgressBar label={`Predicting ${work.name}`} value={null} />
        </>
      ) : null}
      {work.status === "done" ? (
        <Alert
          tone={work.flagged === 0 ? "ok" : "warn"}
          isBoxed
          title={`${plural(work.nRows, "row")} of ${work.name} predicted`}
          acts={
            <Button
              variant="primary"
              size="small"
              icon={Download}
              onPress={() => saveBlob(work.csv, `${stemOf(work.name)}-predictions.csv`)}
            >
              Download predictions, {formatBytes(work.csv.size)}
            </Button>
          }
        >
          {likeness(work.flagged, work.nRows)}
        </Alert>
      ) : null}
      {work.status === "failed" ? (
        <Alert tone="bad" isBoxed title={describeProblem(work.problem).title}>
          {describeProblem(work.problem).advice}
        </Alert>
      ) : null}
    </div>
  );
}

function likeness(flagged: number | null, nRows: number): string {
  if (flagged === null)
    return "This model had a column of more levels than its file lists, so rows unlike training are not counted.";
  if (flagged === 0) return "Every row is like those the model learned from.";
  return `${plural(flagged, "row")} (${formatPercent(flagged / Math.max(1, nRows))}) hold a value that training never had: a number out of its range or a level not seen. Read those predictions with care.`;
}
