import type { Stages } from "#core/estimators/staged.ts";
import type { PartOutcome } from "#core/model-selection/fit-part.ts";
import type { TrainingReference } from "#core/monitor/training-reference.ts";
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
  /** Fitted on all training rows; where a run was stopped before that, the lowest fold's that was finished. */
  readonly pipeline: FittedPipeline;
  /** The sealed test rows; only after the seal was opened for this run. */
  readonly test: HeldOut | null;
  /** What was kept of fits on their way: of the first fold and of the fit on all rows. Absent in files of before. */
  readonly stages?: readonly RunStages[];
  /** What the training rows looked like. Absent without the fit on all of them, and in files of before. */
  readonly reference?: TrainingReference;
}

export interface RunStages extends Stages {
  /** null is the fit on all training rows. */
  readonly fold: number | null;
}

/** What finished parts leave, the final fit among them or not; null when there are none. */
export function runFilesOf(plan: TrainingPlan, parts: readonly PartOutcome[]): RunFiles | null {
  const folds = parts.flatMap(({ fold, rows, outputs, pipeline }) =>
    fold === null ? [] : [{ fold, rows, outputs, pipeline }],
  );
  const stages = parts.flatMap(({ fold, stages: kept }): RunStages[] => (kept ? [{ ...kept, fold }] : []));
  const final = parts.find(({ fold }) => fold === null) ?? parts[0];
  if (!final) return null;
  const { reference } = final;
  const files = {
    plan: { ...plan, models: [] },
    folds,
    pipeline: final.pipeline,
    test: null,
    ...(reference ? { reference } : {}),
  };
  return stages.length > 0 ? { ...files, stages } : files;
}
