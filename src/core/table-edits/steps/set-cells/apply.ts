import { lengthOf } from "#core/frame/column-length.ts";
import { findColumn } from "#core/model-selection/answers.ts";
import { impossible, withColumn } from "#core/table-edits/change-column.ts";
import { mapTexts } from "#core/table-edits/map-texts.ts";
import { countWord } from "#core/table-edits/words.ts";
import type { Table } from "#core/frame/column.ts";
import type { SetCellsParams } from "#core/table-edits/steps/set-cells/schema.ts";
import type { EditOutcome, Pause } from "#core/table-edits/table-edit.ts";

export async function apply(
  table: Table,
  { column: name, cells }: SetCellsParams,
  pause: Pause,
): Promise<EditOutcome> {
  const column = findColumn(table, name);
  const beyond = cells.find(([row]) => row >= lengthOf(column));
  if (beyond) throw impossible(`there is no row ${beyond[0]}; the last one is ${lengthOf(column) - 1}`);
  const typed = new Map(cells);
  const mapped = await mapTexts(column, (text, row) => (typed.has(row) ? typed.get(row)! : text), pause);
  return {
    table: withColumn(table, column, mapped.column),
    note: `${countWord(mapped.changed, "cell")} changed`,
  };
}
