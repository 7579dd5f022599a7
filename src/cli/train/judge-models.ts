import type { TrainedModel } from "#cli/train/train-models.ts";
import type { Table } from "#core/frame/column.ts";
import type { PreparedSplit } from "#core/model-selection/fold.ts";
import { judgeSealed, type SealedOutcome } from "#core/model-selection/sealed.ts";
import { type RunSummary, summariseRun } from "#core/model-selection/summarise-run.ts";
import type { FittedPipeline } from "#core/pipeline/fitted-pipeline.ts";
import type { TrainingPlan } from "#core/pipeline/plan-types.ts";
import { assert } from "#core/shared/assert.ts";

/** A trained model with its fold scores and what it says of the sealed rows. */
export interface JudgedModel {
  readonly trained: Extract<TrainedModel, { error: null }>;
  readonly summary: RunSummary;
  readonly pipeline: FittedPipeline;
  readonly sealed: SealedOutcome;
}

/** The command line opens the seal once, here at the end, for all models together. */
export async function judgeModel(
  table: Table,
  plan: TrainingPlan,
  split: PreparedSplit,
  contentHash: string,
  trained: Extract<TrainedModel, { error: null }>,
): Promise<JudgedModel> {
  const pipeline = trained.parts.find(({ fold }) => fold === null)?.pipeline;
  assert(pipeline, "the command line always makes the final fit");
  return {
    trained,
    summary: summariseRun(plan, trained.model, contentHash, trained.parts),
    pipeline,
    sealed: await judgeSealed(table, plan, split, pipeline),
  };
}
