import type { JudgedModel } from "#cli/train/judge-models.ts";
import type { CanaryFinding } from "#core/canaries/finding.ts";
import { runCanaries } from "#core/canaries/run-canaries.ts";
import { estimators } from "#core/estimators/registry.ts";
import type { Table } from "#core/frame/column.ts";
import { primaryMetric } from "#core/metrics/registry.ts";
import type { PreparedSplit } from "#core/model-selection/fold.ts";
import type { TrainingPlan } from "#core/pipeline/plan-types.ts";
import { goOn } from "#core/shared/checkpoint.ts";

/** Of the model that leads in the folds, baselines apart; null where there is none. */
export async function askCanaries(
  table: Table,
  plan: TrainingPlan,
  split: PreparedSplit,
  judged: readonly JudgedModel[],
): Promise<{ readonly leader: JudgedModel; readonly findings: readonly CanaryFinding[] } | null> {
  const [leader] = judged
    .filter(({ trained }) => estimators[trained.model.estimator]?.baseline !== true)
    .sort((a, b) => errorOf(a, plan) - errorOf(b, plan));
  if (!leader) return null;
  const { model, parts } = leader.trained;
  const heldOut = parts.filter(({ fold }) => fold !== null);
  const clock = () => performance.now();
  const findings = await runCanaries({ table, plan, model, split, heldOut, clock, checkpoint: goOn });
  return { leader, findings };
}

/** The less the better. */
function errorOf({ summary }: JudgedModel, { task }: TrainingPlan): number {
  const metric = primaryMetric(task);
  const mean = summary.scores.find((score) => score.metric === metric.id)?.mean ?? Number.NaN;
  if (Number.isNaN(mean)) return Number.POSITIVE_INFINITY;
  return metric.higherIsBetter ? -mean : mean;
}
