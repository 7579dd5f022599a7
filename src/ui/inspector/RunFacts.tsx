import type { RunRecord } from "#core/project/run.ts";
import { describeProblem } from "#core/shared/problems.ts";
import { useStudio } from "#state/store.ts";
import { FactList } from "#ui/columns/FactList.tsx";
import { Alert } from "#ui/controls/Alert.tsx";
import { formatSeconds } from "#ui/format/amounts.ts";
import { formatClock } from "#ui/format/dates.ts";
import { formatCount, formatNumber, formatSpread } from "#ui/format/numbers.ts";
import { SelectionFacts } from "#ui/inspector/SelectionFacts.tsx";
import { metricName } from "#ui/runs/metric-words.ts";
import { versionWords } from "#ui/runs/version-words.ts";

/** Over rows on disk, of which the table has none. */
function diskScores({ scores, disk }: RunRecord): (readonly [string, string])[] {
  if (!disk || disk.judged === 0) return [];
  const shown = disk.scores.filter(({ metric }) => metric === scores[0]?.metric);
  return shown.map(({ metric, value }) => [
    `${metricName(metric)} on disk`,
    `${formatNumber(value)} over ${formatCount(disk.judged)} held-out rows`,
  ]);
}

/** By trees that never saw the row they judge. */
function outOfBagScore({ outOfBag }: RunRecord): (readonly [string, string])[] {
  if (!outOfBag) return [];
  const { metric, value, nRows } = outOfBag;
  return [
    [`${metricName(metric)} out of bag`, `${formatNumber(value)} over ${formatCount(nRows)} training rows`],
  ];
}

/** What a finished run says of itself. */
export function RunFacts({ run }: { readonly run: RunRecord }) {
  const project = useStudio((studio) => studio.project);
  const problem = run.problem ? describeProblem(run.problem) : null;
  return (
    <section aria-label={`Run ${run.name}`}>
      <h3>
        {run.name} <span className="muted">{formatClock(run.createdAt)}</span>
      </h3>
      {problem ? (
        <Alert tone="bad" title={problem.title}>
          {problem.advice}
        </Alert>
      ) : null}
      {run.warnings.map((warning) => (
        <Alert key={warning} tone="warn" title={warning} />
      ))}
      <FactList
        facts={[
          ...run.scores
            .filter(({ mean }) => !Number.isNaN(mean))
            .map(({ metric, mean, std }) => [metricName(metric), formatSpread(mean, std)] as const),
          [
            "Fitted on",
            `${formatCount(run.nTrainRows)} rows${run.disk ? `, ${formatCount(run.disk.learned)} of them from disk` : ""}`,
          ],
          ...diskScores(run),
          ...outOfBagScore(run),
          ["Fit, predict", `${formatSeconds(run.fitSeconds)}, ${formatSeconds(run.predictSeconds)}`],
          ...(run.engine === null ? [] : [["Engine", run.engine] as const]),
          ["Seed", run.randomState],
          ...(run.version === undefined
            ? []
            : [["Data version", versionWords(project, run.version)] as const]),
        ]}
      />
      {run.selections?.map((selection, place) => (
        // oxlint-disable-next-line react/no-array-index-key -- steps of a finished run never change places
        <SelectionFacts key={place} selection={selection} />
      ))}
      {run.notes.length === 0 ? null : (
        <details>
          <summary>Prepared on {formatCount(run.nTrainRows)} training rows</summary>
          <ul className="notes">
            {run.notes.map(({ column, sentence }) => (
              <li key={`${column} ${sentence}`}>{sentence}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
