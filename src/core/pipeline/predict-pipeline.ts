import { featuresOf } from "#core/pipeline/features-of.ts";
import { estimators } from "#core/estimators/registry.ts";
import type { Table } from "#core/frame/column.ts";
import type { FittedPipeline } from "#core/pipeline/fitted-pipeline.ts";
import { assert } from "#core/shared/assert.ts";

/** Rows are predicted in blocks, so that memory stays bounded by a block of features. */
const BLOCK_ROWS = 65_536;

/** Outputs a row: probabilities in the order of `pipeline.classes`, or one value. */
function outputsPerRow(pipeline: FittedPipeline): number {
  return Math.max(1, pipeline.classes.length);
}

/**
 * Raw columns to predictions.
 * @param table a table that has every input column of the pipeline, of a fitting kind (see `alignTable`)
 * @param rows  data rows to predict, in any order
 * @returns     row-major (rows × outputsPerRow)
 */
export async function predictPipeline(
  pipeline: FittedPipeline,
  table: Table,
  rows: Int32Array,
): Promise<Float64Array> {
  const spec = estimators[pipeline.estimator];
  assert(spec, `the family ${pipeline.estimator} is registered`);
  const estimator = await spec.load();
  const width = outputsPerRow(pipeline);
  const outputs = new Float64Array(rows.length * width);
  for (let start = 0; start < rows.length; start += BLOCK_ROWS) {
    const block = rows.subarray(start, start + BLOCK_ROWS);
    outputs.set(estimator.predict(pipeline.model, await featuresOf(pipeline, table, block)), start * width);
  }
  return outputs;
}
