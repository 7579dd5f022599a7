import type { Table } from "#core/frame/column.ts";
import { spreadOutputs } from "#core/model-selection/class-subset.ts";
import { scoreRows } from "#core/model-selection/fit-part.ts";
import { type PreparedSplit, sealedRowsOf } from "#core/model-selection/fold.ts";
import type { FittedPipeline } from "#core/pipeline/fitted-pipeline.ts";
import type { TrainingPlan } from "#core/pipeline/plan-types.ts";
import { predictPipeline } from "#core/pipeline/predict-pipeline.ts";
import type { TestScore } from "#core/project/run.ts";

/** What a final pipeline says of the sealed test rows, and how right it is. */
export interface SealedOutcome {
  readonly rows: Int32Array;
  readonly outputs: Float64Array;
  readonly scores: readonly TestScore[];
}

/** Opens the seal for one pipeline. Whoever calls this writes it into the ledger. */
export async function judgeSealed(
  table: Table,
  plan: TrainingPlan,
  split: PreparedSplit,
  pipeline: FittedPipeline,
): Promise<SealedOutcome> {
  const rows = sealedRowsOf(split);
  const predicted = await predictPipeline(pipeline, table, rows);
  const outputs = spreadOutputs(predicted, pipeline.classes, split.answers.classes);
  return { rows, outputs, scores: scoreRows(plan, split, rows, outputs) };
}
