import type { Table } from "#core/frame/column.ts";
import { prepareSplit, trainRowsOf } from "#core/model-selection/fold.ts";
import { describeTraining } from "#core/monitor/describe-training.ts";
import type { TrainingReference } from "#core/monitor/training-reference.ts";
import type { TrainingPlan } from "#core/pipeline/plan-types.ts";

/** For a run kept without its reference: made from the training rows, as its own fit would have. */
export function referenceFromRows(
  table: Table,
  plan: TrainingPlan,
  pause: () => Promise<void>,
): Promise<TrainingReference> {
  const split = prepareSplit(table, plan);
  return describeTraining(table, plan, split.answers, trainRowsOf(split, null), pause);
}
