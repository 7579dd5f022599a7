import { accuracy } from "#core/metrics/accuracy.ts";
import { averagePrecision } from "#core/metrics/average-precision.ts";
import { balancedAccuracy } from "#core/metrics/balanced-accuracy.ts";
import { logLoss } from "#core/metrics/log-loss.ts";
import { macroF1 } from "#core/metrics/macro-f1.ts";
import { mae } from "#core/metrics/mae.ts";
import type { Metric } from "#core/metrics/metric.ts";
import { r2 } from "#core/metrics/r2.ts";
import { rmse } from "#core/metrics/rmse.ts";
import { rocAuc } from "#core/metrics/roc-auc.ts";
import type { Task } from "#core/pipeline/task.ts";
import { assert } from "#core/shared/assert.ts";

/** In the order of the columns of a leaderboard; the first of each task ranks. */
const all: readonly Metric[] = [
  logLoss,
  rocAuc,
  averagePrecision,
  accuracy,
  balancedAccuracy,
  macroF1,
  rmse,
  mae,
  r2,
];

export const metrics: ReadonlyMap<string, Metric> = new Map(all.map((metric) => [metric.id, metric]));

export function metricsFor(task: Task): readonly Metric[] {
  return all.filter((metric) => metric.tasks.includes(task));
}

/** What models are ranked and selected by: log loss for classes, which rewards honest probabilities; RMSE for numbers. */
export function primaryMetric(task: Task): Metric {
  const [first] = metricsFor(task);
  assert(first, `a metric for ${task}`);
  return first;
}
