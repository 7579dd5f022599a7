import type { Table } from "#core/frame/column.ts";
import { findColumn } from "#core/model-selection/answers.ts";
import { numbersOf } from "#core/frame/distribution.ts";
import { type PreparedSplit, trainRowsOf } from "#core/model-selection/fold.ts";
import type { TrainingPlan } from "#core/pipeline/plan-types.ts";
import { isClassification } from "#core/pipeline/task.ts";
import type { TargetOfAlerts } from "#core/profile/alert-context.ts";
import { classLabels } from "#core/task/class-codes.ts";

/** The answers of the rows that are not sealed. */
export function targetOfRows(
  table: Table,
  { target, task }: TrainingPlan,
  split: PreparedSplit,
): Pick<TargetOfAlerts, "rows" | "classes" | "numbers"> {
  const column = findColumn(table, target);
  const byClass = isClassification(task);
  return {
    rows: trainRowsOf(split, null),
    classes: byClass ? classLabels(column) : null,
    numbers: byClass ? null : numbersOf(column),
  };
}
