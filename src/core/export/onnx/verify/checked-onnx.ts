import {
  type OnnxVerification,
  type VerifyOptions,
  type VerifyProgress,
  verifyOnnx,
} from "#core/export/onnx/verify/verify-onnx.ts";
import { pipelineToOnnx } from "#core/export/onnx/write-pipeline.ts";
import type { Table } from "#core/frame/column.ts";
import type { FittedPipeline } from "#core/pipeline/fitted-pipeline.ts";
import { predictPipeline } from "#core/pipeline/predict-pipeline.ts";
import type { Checkpoint } from "#core/shared/checkpoint.ts";
import { describeProblem, LatheError } from "#core/shared/problems.ts";

/** A file that was run and compared with the original, or the reason why there is none. */
export interface CheckedOnnx {
  /** null when refused: a file that answers differently is never offered. */
  readonly bytes: Uint8Array<ArrayBuffer> | null;
  readonly reason: string | null;
  /** null when ONNX cannot express the pipeline, so that nothing was run. */
  readonly verification: OnnxVerification | null;
}

export interface CheckedOnnxOptions extends VerifyOptions {
  readonly version: string;
  readonly threshold: number;
}

/**
 * Writes a pipeline as ONNX, runs the file, and offers it only when it answers like the original.
 * @param rows data rows to compare on; their targets are not read
 * @throws AbortError from `checkpoint`
 */
export async function checkedOnnx(
  pipeline: FittedPipeline,
  table: Table,
  rows: Int32Array,
  options: CheckedOnnxOptions,
  checkpoint: Checkpoint<VerifyProgress>,
): Promise<CheckedOnnx> {
  try {
    const bytes = await pipelineToOnnx(pipeline, options);
    const expected = await predictPipeline(pipeline, table, rows);
    const verification = await verifyOnnx(bytes, pipeline, table, rows, expected, options, checkpoint);
    return { bytes: verification.ok ? bytes : null, reason: verification.reason, verification };
  } catch (error) {
    if (!(error instanceof LatheError) || error.problem.code !== "export-refused") throw error;
    return { bytes: null, reason: describeProblem(error.problem).title, verification: null };
  }
}
