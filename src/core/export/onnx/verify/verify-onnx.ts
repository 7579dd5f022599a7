import { type ComparisonTotals, createComparison } from "#core/export/onnx/verify/compare-outputs.ts";
import { makeProbeRows } from "#core/export/onnx/verify/make-probe-rows.ts";
import { openOnnx, type RuntimeAssets } from "#core/export/onnx/verify/onnx-session.ts";
import type { Table } from "#core/frame/column.ts";
import type { FittedPipeline } from "#core/pipeline/fitted-pipeline.ts";
import { predictPipeline } from "#core/pipeline/predict-pipeline.ts";
import { isClassification } from "#core/pipeline/task.ts";
import type { Checkpoint } from "#core/shared/checkpoint.ts";

/** Whether an exported model may be offered, and the evidence. */
export interface OnnxVerification extends ComparisonTotals {
  readonly ok: boolean;
}

export interface VerifyOptions extends RuntimeAssets {
  /** As written into the model; 0.5 if absent. */
  readonly threshold?: number;
  /** Standard deviation of the target; of the expected predictions, which is stricter, if absent. */
  readonly targetSd?: number;
}

export interface VerifyProgress {
  readonly rows: number;
  readonly of: number;
}

const BLOCK_ROWS = 4096;

/**
 * Runs the exported model on rows of a table and on made rows (missing, unseen, extreme), and compares what it says
 * with the pipeline itself. Reads no target. Refuses from 1e-5 on a probability, or 1e-4 × max(|y|, sd(y)) on a number.
 * @param expected `predictPipeline(pipeline, table, rows)`, row-major
 * @throws AbortError from `checkpoint`
 */
export async function verifyOnnx(
  bytes: Uint8Array<ArrayBuffer>,
  pipeline: FittedPipeline,
  table: Table,
  rows: Int32Array,
  expected: Float64Array,
  options: VerifyOptions,
  checkpoint: Checkpoint<VerifyProgress>,
): Promise<OnnxVerification> {
  const sd = isClassification(pipeline.task) ? 0 : (options.targetSd ?? deviation(expected));
  const comparison = createComparison(pipeline, options.threshold ?? 0.5, sd);
  const probes = makeProbeRows(pipeline);
  const probeRows = Int32Array.from({ length: probes.nRows }, (_, row) => row);
  const of = rows.length + probes.nRows;
  const width = Math.max(1, pipeline.classes.length);
  const model = await openOnnx(bytes, pipeline, options);
  try {
    const compare = async (
      from: Table,
      which: Int32Array,
      want: Float64Array,
      where: string,
      done: number,
    ) => {
      for (let start = 0; start < which.length; start += BLOCK_ROWS) {
        await checkpoint({ rows: done + start, of });
        const block = which.subarray(start, start + BLOCK_ROWS);
        const part = want.subarray(start * width, (start + block.length) * width);
        comparison.add(part, await model.run(from, block), where, (i) => block[i]!);
      }
    };
    await compare(table, rows, expected, "row", 0);
    await compare(
      probes,
      probeRows,
      await predictPipeline(pipeline, probes, probeRows),
      "made row",
      rows.length,
    );
  } finally {
    await model.release();
  }
  const totals = comparison.totals();
  return { ok: totals.reason === null, ...totals };
}

function deviation(values: Float64Array): number {
  if (values.length === 0) return 0;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / values.length);
}
