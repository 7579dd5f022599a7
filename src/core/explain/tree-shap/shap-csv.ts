import type { ExplainedRows } from "#core/explain/tree-shap/explain-rows-of.ts";
import { csvField } from "#core/frame/csv-field.ts";

/**
 * `row,expected,COLUMN…,output` with CRLF, one line a row: what is expected of any row and what each column adds are the output.
 * Numbers are the shortest text that reads back as the same number.
 */
export function shapCsv(rows: Int32Array, { base, columns, values, outputs }: ExplainedRows): string {
  const lines = [["row", "expected", ...columns, "output"].map(csvField).join(",")];
  for (const [i, row] of rows.entries()) {
    const own = values.subarray(i * columns.length, (i + 1) * columns.length);
    lines.push([row, base, ...own, outputs[i]!].join(","));
  }
  return `${lines.join("\r\n")}\r\n`;
}
