import type { JudgedModel } from "#cli/train/judge-models.ts";
import type { OnnxReport } from "#cli/train/report.ts";
import { checkedOnnx } from "#core/export/onnx/verify/checked-onnx.ts";
import type { Table } from "#core/frame/column.ts";
import type { PreparedSplit } from "#core/model-selection/fold.ts";
import { targetSdOf } from "#core/model-selection/target-sd.ts";
import { version } from "#package";
import { goOn } from "#core/shared/checkpoint.ts";

/** The model as a checked ONNX file, compared on every test row; or why it has none. */
export async function exportModel(
  table: Table,
  split: PreparedSplit,
  { trained, pipeline, sealed }: JudgedModel,
): Promise<{ readonly bytes: Uint8Array | null; readonly report: OnnxReport }> {
  const options = { version, threshold: 0.5, targetSd: targetSdOf(split) };
  const { bytes, reason, verification } = await checkedOnnx(pipeline, table, sealed.rows, options, goOn);
  return {
    bytes,
    report: {
      file: bytes ? `${trained.model.node}.onnx` : null,
      verified: bytes !== null,
      maxDifference: verification?.maxDifference ?? null,
      ...(reason === null ? {} : { reason }),
    },
  };
}
