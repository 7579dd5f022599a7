import type { RunRecord } from "#core/project/run.ts";
import { useStudio } from "#state/store.ts";
import { FactList } from "#ui/columns/FactList.tsx";
import { formatCount, formatSpread, plural } from "#ui/format/numbers.ts";
import { metricName } from "#ui/runs/metric-words.ts";
import { useBoard } from "#ui/runs/use-board.ts";

/** What a reader of the file should know of the model in it. */
export function ModelCard({ run }: { readonly run: RunRecord }) {
  const { plan } = useBoard();
  const source = useStudio((studio) => studio.project.source);
  const seal = useStudio((studio) => studio.project.seal);
  const threshold = useStudio((studio) => studio.project.threshold);
  const score = run.scores.find(({ mean }) => !Number.isNaN(mean));
  return (
    <>
      <h2>Model card</h2>
      <p className="finding">
        {run.name}, predicting <b>{plan?.target}</b> from {plural(plan?.features.length ?? 0, "column")}.
      </p>
      <FactList
        facts={[
          ...(score ? [[metricName(score.metric), formatSpread(score.mean, score.std)] as const] : []),
          ["Sealed test", run.test === null ? "not opened" : `opened ${plural(seal.length, "time")}`],
          ["Trained on", `${formatCount(run.nTrainRows)} rows`],
          ...(plan?.task === "binary" ? [["Threshold", threshold] as const] : []),
          ...(run.engine === null ? [] : [["Engine", run.engine] as const]),
          ["Seed", run.randomState],
          ...(source
            ? [
                [
                  "Data, SHA-256",
                  `${source.contentHash.slice(0, 4)}…${source.contentHash.slice(-4)}`,
                ] as const,
              ]
            : []),
        ]}
      />
      <h3>Who may read it</h3>
      <p className="muted">
        The ONNX and TensorFlow.js files hold weights, column names and category names, and no rows. The
        project file holds the rows when it is saved with them.
      </p>
    </>
  );
}
