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

export interface Metric {
  readonly id: string;
  readonly title: string;
  /** One sentence: what it measures and what its extremes mean. */
  readonly help: string;
  readonly tasks: readonly Task[];
  readonly higherIsBetter: boolean;
  /** scikit-learn's definition; NaN where it is not defined on these rows. */
  compute(judged: Judged): number;
}
