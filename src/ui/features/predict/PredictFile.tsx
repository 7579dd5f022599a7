import { useState } from "react";
import { LatheError } from "#core/shared/problems.ts";
import type { RunRecord } from "#core/project/run.ts";
import { queries, useStudio } from "#state/store.ts";
import { FileDrop } from "#ui/controls/FileDrop.tsx";
import { plural } from "#ui/format/numbers.ts";
import { PredictedRows, type PredictWork } from "./PredictedRows.tsx";

/** A file of many rows in, the same rows with their predictions out. */
export function PredictFile({ run, needed }: { run: RunRecord; needed: readonly string[] }) {
  const [work, setWork] = useState<PredictWork>({ status: "waiting" });
  const predict = async (file: File) => {
    useStudio.getState().keepOpenRun(run.id);
    setWork({ status: "working", name: file.name });
    try {
      const answer = await queries.predictFile(run.id, file, file.name);
      setWork({ status: "done", name: file.name, ...answer });
    } catch (error) {
      if (!(error instanceof LatheError)) throw error;
      setWork({ status: "failed", name: file.name, problem: error.problem });
    }
  };
  return (
    <FileDrop
      title="Many rows at once"
      onFile={(file) => void predict(file)}
      below={<PredictedRows work={work} />}
    >
      <p>
        Drop a table here. It needs the {plural(needed.length, "column")} the model learned from, in any
        order; empty cells and levels never seen are allowed. What comes back is a CSV with the row, the
        prediction and the chances.
      </p>
      <details className="needed">
        <summary>Columns it needs</summary>
        <p className="num">{needed.join(", ")}</p>
      </details>
    </FileDrop>
  );
}
