import type { Task } from "#core/pipeline/task.ts";

/** Answers and predictions of the same rows. */
export interface Judged {
  readonly task: Task;
  /** Class codes, or numbers. */
  readonly yTrue: Float64Array;
  /** Row-major (nRows × classes) probabilities, or one value a row: what `Estimator.predict` returns. */
  readonly outputs: Float64Array;
  readonly classes: readonly string[];
  /** Index into `classes`; -1 unless binary. */
  readonly positive: number;
}

export type MetricId =
  | "logLoss"
  | "rocAuc"
  | "averagePrecision"
  | "accuracy"
  | "balancedAccuracy"
  | "macroF1"
  | "rmse"
  | "mae"
  | "r2";

/** What a metric is, for people and for ranking; what it comes to is counted by `metricFunctions`. */
export interface Metric {
  readonly id: MetricId;
  readonly title: string;
  /** One sentence: what it measures and what its extremes mean. */
  readonly help: string;
  readonly tasks: readonly Task[];
  readonly higherIsBetter: boolean;
}
