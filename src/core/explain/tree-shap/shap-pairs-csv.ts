import { explainedModel } from "#core/explain/tree-shap/explained-model.ts";
import { pairBlocks } from "#core/explain/tree-shap/pair-blocks.ts";
import { measureTapes } from "#core/explain/tree-shap/tree-shap.ts";
import { csvField } from "#core/frame/csv-field.ts";
import type { Table } from "#core/frame/column.ts";
import type { FittedPipeline } from "#core/pipeline/fitted-pipeline.ts";
import type { Checkpoint } from "#core/shared/checkpoint.ts";

/**
 * `row,column,with,value` with CRLF, a line a row and pair of columns, piece by piece: what the two do together, both halves; beside itself what a
 * column does alone. With what is expected of any row, the values of a row add up to its output.
 * @param className as `explainedModel` takes it; nothing follows where that has no model
 */
export async function* shapPairsCsv(
  pipeline: FittedPipeline,
  table: Table,
  rows: Int32Array,
  className: string | null,
  checkpoint: Checkpoint<number>,
): AsyncGenerator<string, void, undefined> {
  yield "row,column,with,value\r\n";
  const model = await explainedModel(pipeline, className);
  if (model === null) return;
  const sizes = await measureTapes(model.trees, model.output, checkpoint);
  const names = model.columns.map(csvField);
  const n = names.length;
  for await (const block of pairBlocks(model, sizes, pipeline, table, rows, checkpoint)) {
    for (const [i, row] of block.rows.entries()) {
      let lines = "";
      for (let a = 0; a < n; a++)
        for (let b = a; b < n; b++) {
          const half = model.sign * block.halves[(i * n + a) * n + b]!;
          lines += `${row},${names[a]},${names[b]},${a === b ? half : 2 * half}\r\n`;
        }
      yield lines;
    }
  }
}
