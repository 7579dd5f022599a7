import { Shuffle } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { judgeComparison, type SplitComparison } from "#core/evaluate/split-comparison.ts";
import type { TrainingPlan } from "#core/pipeline/plan-types.ts";
import type { RunRecord } from "#core/project/run.ts";
import { isAbortError } from "#core/shared/checkpoint.ts";
import { describeProblem, LatheError, type Problem } from "#core/shared/problems.ts";
import { queries } from "#state/store.ts";
import { IntervalAxis, IntervalCell, intervalScale } from "#ui/charts/IntervalCell.tsx";
import { Button } from "#ui/controls/Button.tsx";
import { ProgressBar } from "#ui/controls/ProgressBar.tsx";
import { formatSpread } from "#ui/format/numbers.ts";
import { metricName } from "#ui/runs/metric-words.ts";

type Doing = { readonly share: number } | { readonly problem: Problem } | null;

/** What a random split would have made of this score: one press fits the model under both, and shows them side by side. */
export function SplitProof({ run, plan }: { readonly run: RunRecord; readonly plan: TrainingPlan }) {
  const { splitComparison } = run;
  const [doing, setDoing] = useState<Doing>(null);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const isRunning = doing !== null && "share" in doing;
  const compare = () => {
    const own = new AbortController();
    stop.current = own;
    setDoing({ share: 0 });
    const asking = { signal: own.signal, onProgress: ({ share }: { share: number }) => setDoing({ share }) };
    queries.compareSplits(run.id, asking).then(
      () => setDoing(null),
      (error: unknown) => {
        if (isAbortError(error)) setDoing(null);
        else if (error instanceof LatheError) setDoing({ problem: error.problem });
        else throw error;
      },
    );
  };
  return (
    <section aria-label="Does the split matter?" className="split-proof">
      <h3>Does the split matter?</h3>
      {splitComparison ? (
        <Compared comparison={splitComparison} plan={plan} />
      ) : (
        <p className="muted">
          The folds go {words(plan)}. A random split of the same rows may look better than the model is.
        </p>
      )}
      {doing !== null && "problem" in doing ? (
        <p className="muted" role="alert">
          {describeProblem(doing.problem).title}. {describeProblem(doing.problem).advice}
        </p>
      ) : null}
      {isRunning ? <ProgressBar label="Fitting under both splits" value={doing.share} /> : null}
      {splitComparison ? null : (
        <div className="acts-row">
          {isRunning ? (
            <Button onPress={() => stop.current?.abort()}>Stop comparing</Button>
          ) : (
            <Button icon={Shuffle} onPress={compare}>
              Compare with a random split
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

function words({ group, time }: TrainingPlan): string {
  const forward = time === undefined ? "" : `forward in “${time}”`;
  const whole = group === undefined ? "" : `by whole groups of “${group}”`;
  return [whole, forward].filter(Boolean).join(" and ");
}

function Compared({
  comparison,
  plan,
}: {
  readonly comparison: SplitComparison;
  readonly plan: TrainingPlan;
}) {
  const { own, random, metric, words: sentence, atRandom } = judgeComparison(comparison, plan);
  const scale = intervalScale([own, random], null);
  const rows = [
    [plan.time === undefined ? "by group" : "in order of time", own],
    ["at random", random],
  ] as const;
  return (
    <>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">split</th>
            <th scope="col" className="right">
              {metricName(metric)}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, score]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="right num">
                {formatSpread(score.mean, score.std)}
                <IntervalCell score={score} scale={scale} isContext={score === random} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="axis" aria-hidden>
        <IntervalAxis scale={scale} />
      </div>
      <p className="finding" data-at-random={atRandom}>
        {sentence}
        <small>
          Mean and spread over the folds; rings are folds, bars 95 % intervals. No sealed row was read.
        </small>
      </p>
    </>
  );
}
