import type { FittedPipeline } from "#core/pipeline/fitted-pipeline.ts";
import type { TrainingPlan } from "#core/pipeline/plan-types.ts";

/** Rows that a model did not learn from, and what it gave for them. */
export interface HeldOut {
  /** Data rows. */
  readonly rows: Int32Array;
  /** Row-major probabilities over all classes of the target, or one value a row. */
  readonly outputs: Float64Array;
}

export interface RunFold extends HeldOut {
  readonly fold: number;
  readonly pipeline: FittedPipeline;
}

/** What a run leaves beside the document: its models and its outputs. Plain data with typed arrays. */
export interface RunFiles {
  /** What was asked for when it was trained; the document's graph may have changed since. `models` is empty. */
  readonly plan: TrainingPlan;
  /** Each judged fold with the pipeline that predicted it. */
  readonly folds: readonly RunFold[];
  /** Fitted on all training rows; where a run was stopped before that, the first fold's. */
  readonly pipeline: FittedPipeline;
  /** The sealed test rows; only after the seal was opened for this run. */
  readonly test: HeldOut | null;
}
