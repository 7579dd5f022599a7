import { textAt } from "#core/frame/cells.ts";
import type { Column } from "#core/frame/column.ts";
import { csvField } from "#core/frame/csv-field.ts";
import type { Predictions } from "#core/predict/prediction.ts";

/**
 * `row,prediction,p:CLASS…` with CRLF, one line a row: the prediction, and for classes each one's probability.
 * Numbers are the shortest text that reads back as the same number.
 * @param rows data row of each prediction
 * @param ids  columns that name the rows, put after `row`
 */
export function predictionCsv(
  rows: Int32Array,
  { labels, outputs, classes }: Predictions,
  ids: readonly Column[] = [],
): string {
  const header = [
    "row",
    ...ids.map(({ name }) => name),
    "prediction",
    ...classes.map((label) => `p:${label}`),
  ];
  const lines = [header.map(csvField).join(",")];
  for (let i = 0; i < rows.length; i++) {
    const chances = outputs.subarray(i * classes.length, (i + 1) * classes.length);
    lines.push(
      [
        String(rows[i]),
        ...ids.map((id) => csvField(textAt(id, rows[i]!) ?? "")),
        csvField(labels[i]!),
        ...Array.from(chances, String),
      ].join(","),
    );
  }
  return `${lines.join("\r\n")}\r\n`;
}
