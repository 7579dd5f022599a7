import type { JudgedModel } from "#cli/train/judge-models.ts";
import { titleOf } from "#cli/train/build-report.ts";
import type { RepeatReport, SplitReport } from "#cli/train/report.ts";
import { cvReport, orNull } from "#cli/train/report.ts";
import { judgeComparison } from "#core/evaluate/split-comparison.ts";
import type { Table } from "#core/frame/column.ts";
import { primaryMetric } from "#core/metrics/registry.ts";
import { compareSplits } from "#core/model-selection/compare-splits.ts";
import type { PreparedSplit } from "#core/model-selection/fold.ts";
import { repeatFolds } from "#core/model-selection/repeat-folds.ts";
import type { TrainingPlan } from "#core/pipeline/plan-types.ts";
import { goOn } from "#core/shared/checkpoint.ts";

const clock = () => performance.now();

/** The score of one model under a random split beside that under its own (`--compare-splits`). */
export async function compareOwnSplit(
  table: Table,
  plan: TrainingPlan,
  split: PreparedSplit,
  { trained }: JudgedModel,
  say: (line: string) => void,
): Promise<SplitReport> {
  const comparison = await compareSplits({
    table,
    plan,
    model: trained.model,
    split,
    clock,
    checkpoint: goOn,
  });
  const { atRandom, words } = judgeComparison(comparison, plan);
  say(`${titleOf(trained)}: ${words}`);
  return {
    own: cvReport(comparison.own),
    random: cvReport(comparison.random),
    atRandom,
    sentence: words,
  };
}

/** Scores of one model over folds that were dealt several times (`--repeats`). */
export async function repeatModel(
  table: Table,
  plan: TrainingPlan,
  split: PreparedSplit,
  { trained }: JudgedModel,
  times: number,
  say: (line: string) => void,
): Promise<Readonly<Record<string, RepeatReport>>> {
  const { model } = trained;
  const scores = await repeatFolds({ table, plan, model, split, clock, checkpoint: goOn }, times);
  const { id, title } = primaryMetric(plan.task);
  const first = scores.find(({ metric }) => metric === id);
  if (first)
    say(
      `${titleOf(trained)}: ${title} ${first.mean.toPrecision(4)}, spread ${first.std.toPrecision(2)} over ${times} repeats of ${split.nFolds} folds`,
    );
  return Object.fromEntries(
    scores.map(({ metric, mean, std, repeats }) => [
      metric,
      { mean: orNull(mean), std: orNull(std), repeats: repeats.map((folds) => folds.map(orNull)) },
    ]),
  );
}
