import { dateOrderOf } from "#core/frame/date-orders.ts";
import { cellText, isMissing, textAt } from "#core/frame/cells.ts";
import { lengthOf } from "#core/frame/column-length.ts";
import { columnOfTexts } from "#core/ingest/column-of-texts.ts";
import { findColumn } from "#core/model-selection/answers.ts";
import { withColumn } from "#core/table-edits/change-column.ts";
import { countWord } from "#core/table-edits/words.ts";
import type { Table } from "#core/frame/column.ts";
import type { ChangeKindParams } from "#core/table-edits/steps/change-kind/schema.ts";
import type { EditOutcome, Pause } from "#core/table-edits/table-edit.ts";

export async function apply(
  table: Table,
  { column: name, kind, dayFirst }: ChangeKindParams,
  pause: Pause,
): Promise<EditOutcome> {
  const column = findColumn(table, name);
  if (column.kind === kind) return { table, note: "it is so already" };
  const asWords = kind === "categorical" || kind === "boolean" || kind === "text";
  const n = lengthOf(column);
  const texts = (row: number) => (asWords ? textAt(column, row) : cellText(column, row)) ?? "";
  const read = await columnOfTexts(name, n, texts, { kind, dateOrder: dateOrderOf({ dayFirst }) }, pause);
  let lost = 0;
  for (let row = 0; row < n; row++) if (isMissing(read, row) && !isMissing(column, row)) lost++;
  const note = lost === 0 ? "every value fits" : `${countWord(lost, "value")} did not fit and became missing`;
  return { table: withColumn(table, column, read), note };
}
