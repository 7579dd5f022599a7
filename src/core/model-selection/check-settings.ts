import { estimators } from "#core/estimators/registry.ts";
import { refuseSettings } from "#core/estimators/setting-refusal.ts";
import type { Table } from "#core/frame/column.ts";
import { type PreparedSplit, trainRowsOf } from "#core/model-selection/fold.ts";
import { settingColumns } from "#core/pipeline/setting-columns.ts";
import type { TrainingPlan } from "#core/pipeline/plan-types.ts";

/**
 * Before anything is fitted: settings that no fit would take.
 * @throws LatheError "setting-unusable" for the first of them
 */
export function checkSettings(table: Table, plan: TrainingPlan, split: PreparedSplit): void {
  const columns = settingColumns(table.columns, plan.features);
  const target = plan.task === "regression" ? rangeOf(split) : null;
  for (const { estimator, params } of plan.models) {
    const { refusals, title } = estimators[estimator]!;
    refuseSettings(refusals?.(params, { task: plan.task, columns, target }) ?? [], title);
  }
}

function rangeOf(split: PreparedSplit) {
  const { y } = split.answers;
  let [least, most] = [Infinity, -Infinity];
  for (const row of trainRowsOf(split, null)) {
    least = Math.min(least, y[row]!);
    most = Math.max(most, y[row]!);
  }
  return { least, most };
}
