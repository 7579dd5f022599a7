import type { ExplainedModel } from "#core/explain/tree-shap/explained-model.ts";
import type { TapeSize } from "#core/explain/tree-shap/tape.ts";
import { treeShap } from "#core/explain/tree-shap/tree-shap.ts";
import type { Table } from "#core/frame/column.ts";
import type { FittedPipeline } from "#core/pipeline/fitted-pipeline.ts";
import { featuresOf } from "#core/pipeline/features-of.ts";
import type { Checkpoint } from "#core/shared/checkpoint.ts";

/** Numbers of pairs held at a time. */
const PAIRS_AT_ONCE = 8_000_000;

export interface PairBlock {
  readonly rows: Int32Array;
  /** Row-major (rows × columns × columns), symmetric: half of what two columns do together; on the diagonal what one does alone. */
  readonly halves: Float64Array;
}

/** Interaction values of some rows, as many rows at a time as can be held. @param sizes of the model's trees */
export async function* pairBlocks(
  { trees, output, columns, columnOf }: ExplainedModel,
  sizes: readonly TapeSize[],
  pipeline: FittedPipeline,
  table: Table,
  rows: Int32Array,
  checkpoint: Checkpoint<number>,
): AsyncGenerator<PairBlock, void, undefined> {
  const n = columns.length;
  const atOnce = Math.max(8, Math.floor(PAIRS_AT_ONCE / (n * n)));
  for (let start = 0; start < rows.length; start += atOnce) {
    const block = rows.subarray(start, start + atOnce);
    const matrix = await featuresOf(pipeline, table, block);
    const options = { columnOf, nColumns: n, withInteractions: true, sizes };
    const share = (done: number) => checkpoint((start + done * block.length) / rows.length);
    const { interactions } = await treeShap(trees, matrix, output, options, share);
    if (interactions !== null) yield { rows: block, halves: interactions };
  }
}
