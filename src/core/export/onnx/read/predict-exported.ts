import type { ExportedModel } from "#core/export/onnx/read/exported-model.ts";
import { openOnnx, type RuntimeAssets } from "#core/export/onnx/verify/onnx-session.ts";
import type { Table } from "#core/frame/column.ts";
import type { Predictions } from "#core/predict/prediction.ts";
import type { Checkpoint } from "#core/shared/checkpoint.ts";
import { LatheError } from "#core/shared/problems.ts";

const BLOCK_ROWS = 4096;

/**
 * Predicts every row with an exported file itself, run by the ONNX runtime: what any other program would get from it.
 * Labels are those of the threshold that was set when it was exported.
 * @param table aligned with the model (`alignTable`)
 * @throws LatheError "model-file-invalid" when the runtime refuses the file; AbortError from `checkpoint`
 */
export async function predictExported(
  model: ExportedModel,
  file: string,
  table: Table,
  assets: RuntimeAssets,
  checkpoint: Checkpoint<{ readonly rows: number; readonly of: number }>,
): Promise<Predictions> {
  const width = Math.max(1, model.classes.length);
  const outputs = new Float64Array(table.nRows * width);
  const labels: string[] = [];
  const session = await openOnnx(model.bytes, model, assets).catch((error: unknown) => {
    const reason = `the ONNX runtime refuses it (${error instanceof Error ? error.message : String(error)})`;
    throw new LatheError("model-file-invalid", { file, reason });
  });
  try {
    for (let start = 0; start < table.nRows; start += BLOCK_ROWS) {
      await checkpoint({ rows: start, of: table.nRows });
      const size = Math.min(BLOCK_ROWS, table.nRows - start);
      const block = await session.run(
        table,
        Int32Array.from({ length: size }, (_, i) => start + i),
      );
      outputs.set(block.values, start * width);
      labels.push(...(block.labels ?? Array.from(block.values, String)));
    }
  } finally {
    await session.release();
  }
  return { labels, outputs, classes: model.classes };
}
