import type { Metric } from "#core/metrics/metric.ts";
import type { Task } from "#core/pipeline/task.ts";
import { assert } from "#core/shared/assert.ts";

/** In the order of the columns of a leaderboard; the first of each task ranks. */
const all: readonly Metric[] = [
  {
    id: "logLoss",
    title: "Log loss",
    help: "How surprised the model is by the right answers: 0 is perfect, and confident mistakes cost most.",
    tasks: ["binary", "multiclass"],
    higherIsBetter: false,
  },
  {
    id: "rocAuc",
    title: "ROC AUC",
    help: "The chance that a row of the class is ranked above one that is not: 1 is perfect, 0.5 is guessing.",
    tasks: ["binary", "multiclass"],
    higherIsBetter: true,
  },
  {
    id: "averagePrecision",
    title: "Average precision",
    help: "The area under the precision-recall curve: 1 is perfect, the share of positives is guessing.",
    tasks: ["binary"],
    higherIsBetter: true,
  },
  {
    id: "accuracy",
    title: "Accuracy",
    help: "The share of rows whose most probable class is right: 1 is perfect; compare it with the baseline's.",
    tasks: ["binary", "multiclass"],
    higherIsBetter: true,
  },
  {
    id: "balancedAccuracy",
    title: "Balanced accuracy",
    help: "The mean over classes of the share found of each: rare classes count as much as common ones; 1 is perfect.",
    tasks: ["binary", "multiclass"],
    higherIsBetter: true,
  },
  {
    id: "macroF1",
    title: "Macro F1",
    help: "The mean over classes of F1, which is high only if both precision and recall are: 1 is perfect, 0 the worst.",
    tasks: ["binary", "multiclass"],
    higherIsBetter: true,
  },
  {
    id: "rmse",
    title: "RMSE",
    help: "Root mean squared error, in the unit of the target: like MAE, but large errors count more; 0 is perfect.",
    tasks: ["regression"],
    higherIsBetter: false,
  },
  {
    id: "mae",
    title: "MAE",
    help: "Mean absolute error: how far off a prediction is on average, in the unit of the target; 0 is perfect.",
    tasks: ["regression"],
    higherIsBetter: false,
  },
  {
    id: "r2",
    title: "R²",
    help: "The share of the target's variance that is explained: 1 is perfect, 0 is no better than the mean.",
    tasks: ["regression"],
    higherIsBetter: true,
  },
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
