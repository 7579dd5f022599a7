import type { RunRecord } from "#core/project/run.ts";
import { FactList } from "#ui/columns/FactList.tsx";
import { plural } from "#ui/format/numbers.ts";
import { useBoard } from "#ui/runs/use-board.ts";
import { useCardFacts } from "./use-card-facts.ts";

/** What a reader of the file should know of the model in it. */
export function ModelCard({ run }: { readonly run: RunRecord }) {
  const { plan } = useBoard();
  return (
    <>
      <h2>Model card</h2>
      <p className="finding">
        {run.name}, predicting <b>{plan?.target}</b> from {plural(plan?.features.length ?? 0, "column")}.
      </p>
      <FactList facts={useCardFacts(run)} />
      <h3>Who may read it</h3>
      <p className="muted">
        The ONNX file, its bundle and the TensorFlow.js file hold weights, column names and category names,
        and no rows: those in the bundle are made. The project file holds the rows when it is saved with them.
      </p>
    </>
  );
}
