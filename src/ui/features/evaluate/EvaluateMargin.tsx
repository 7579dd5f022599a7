import type { Evaluation } from "#core/evaluate/evaluation.ts";
import type { RunRecord } from "#core/project/run.ts";
import {
  decimalsFor,
  formatCount,
  formatFixed,
  formatNumber,
  formatPercent,
  formatSpread,
  percentDecimals,
  plural,
} from "#ui/format/numbers.ts";
import { metricName } from "#ui/runs/metric-words.ts";
import { useBoard } from "#ui/runs/use-board.ts";
import { Term } from "#ui/words/Term.tsx";
import { binaryCounts, className, topConfusion } from "./evaluation-words.ts";
import { Canaries } from "./Canaries.tsx";
import { SealCard } from "./SealCard.tsx";
import { SplitProof } from "./SplitProof.tsx";

/** Findings in sentences, the report by class, and the seal. */
export function EvaluateMargin({
  run,
  evaluation,
  positive,
  isPast = false,
}: {
  readonly run: RunRecord;
  readonly evaluation: Evaluation | null;
  readonly positive: string | null;
  /** The evaluation is of a moment of training, the scores are of the end. */
  readonly isPast?: boolean;
}) {
  const { rows, plan } = useBoard();
  const score = rows.find((row) => row.run.id === run.id)?.score ?? null;
  const baseline = rows.find(({ verdict }) => verdict === "baseline")?.score ?? null;
  const shares =
    evaluation === null || evaluation.task === "regression"
      ? []
      : evaluation.perClass.flatMap(({ recall, precision }) => [recall, precision]);
  const decimals = percentDecimals(shares);
  const percent = (share: number) => formatPercent(share, decimals);
  return (
    <>
      <h2>In plain words</h2>
      {evaluation === null ? null : <Findings evaluation={evaluation} positive={positive} />}
      {score && baseline && baseline !== score ? (
        <p className="finding">
          {isPast ? "As it ended, its" : "Its"} {metricName(score.metric)} is{" "}
          <b>{formatSpread(score.mean, score.std)}</b>; the baseline has{" "}
          {formatFixed(baseline.mean, decimalsFor(score.mean, score.std))}.
          <small>Mean and spread over {score.folds.length} folds.</small>
        </p>
      ) : null}
      {evaluation === null || evaluation.task === "regression" ? null : (
        <>
          <h3>By class</h3>
          <table className="plain-table by-class">
            <thead>
              <tr>
                <th scope="col">class</th>
                <th scope="col" className="right">
                  found
                </th>
                <th scope="col" className="right">
                  right
                </th>
                <th scope="col" className="right">
                  rows
                </th>
              </tr>
            </thead>
            <tbody>
              {evaluation.perClass.map(({ label, recall, precision, support }) => (
                <tr key={label}>
                  <th scope="row">{label}</th>
                  <td className="right num">{percent(recall)}</td>
                  <td className="right num">{percent(precision)}</td>
                  <td className="right num">{formatCount(support)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="muted small">
            Found is <Term id="recall">recall</Term>, right is <Term id="precision">precision</Term>.
          </p>
        </>
      )}
      {isPast ? null : <Canaries key={run.id} run={run} />}
      {isPast || plan === null || (plan.group ?? plan.time) === undefined ? null : (
        <SplitProof key={`split ${run.id}`} run={run} plan={plan} />
      )}
      <SealCard run={run} />
    </>
  );
}

function Findings({
  evaluation,
  positive,
}: {
  readonly evaluation: Evaluation;
  readonly positive: string | null;
}) {
  if (evaluation.task === "regression") {
    const [, half, most] = evaluation.absoluteErrorQuantiles;
    return (
      <p className="finding">
        Half of its guesses are off by less than <b>{formatNumber(half, 3)}</b>, nine in ten by less than{" "}
        <b>{formatNumber(most, 3)}</b>.
      </p>
    );
  }
  const top = topConfusion(evaluation);
  const binary =
    evaluation.task === "binary" && positive !== null ? binaryCounts(evaluation, positive) : null;
  return (
    <>
      {binary ? (
        <p className="finding">
          Of all {className(positive ?? "")} rows it finds <b>{formatPercent(binary.found)}</b>; of its{" "}
          {formatCount(binary.called)} alarms <b>{formatPercent(binary.right)}</b> are right.
        </p>
      ) : null}
      {top ? (
        <p className="finding">
          Its commonest mistake: <b>{className(top.actual)}</b> called <em>{className(top.predicted)}</em>,{" "}
          {plural(top.count, "time")}.
        </p>
      ) : null}
    </>
  );
}
