import { equalRows } from "#core/frame/equal-rows.ts";
import { takeRows } from "#core/frame/take-rows.ts";
import { findColumn } from "#core/model-selection/answers.ts";
import { countWord } from "#core/table-edits/words.ts";
import type { Table } from "#core/frame/column.ts";
import type { DropDuplicatesParams } from "#core/table-edits/steps/drop-duplicates/schema.ts";
import type { EditOutcome } from "#core/table-edits/table-edit.ts";

export async function apply(table: Table, { columns }: DropDuplicatesParams): Promise<EditOutcome> {
  const among = columns?.map((name) => findColumn(table, name)) ?? table.columns;
  const { firsts: rows } = equalRows(among, table.nRows);
  if (rows.length === table.nRows) return { table, note: "no row is repeated" };
  return { table: takeRows(table, rows), note: `${countWord(table.nRows - rows.length, "row")} removed` };
}
