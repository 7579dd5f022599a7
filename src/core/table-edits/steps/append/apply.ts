import { stackTables } from "#core/combine/stack-tables.ts";
import type { Table } from "#core/frame/column.ts";
import { otherTable } from "#core/table-edits/other-table.ts";
import type { AppendParams } from "#core/table-edits/steps/append/schema.ts";
import type { EditOutcome, OtherTables, Pause } from "#core/table-edits/table-edit.ts";
import { countWord, grouped } from "#core/table-edits/words.ts";

export async function apply(
  table: Table,
  { other, columns }: AppendParams,
  pause: Pause,
  others: OtherTables,
): Promise<EditOutcome> {
  const below = otherTable(others, other);
  const parts = [
    { name: "this table", table },
    { name: other.fileName, table: below },
  ];
  const stacked = await stackTables(parts, columns, pause);
  return {
    table: stacked.table,
    note: `${countWord(below.nRows, "row")} added below ${grouped(table.nRows)}`,
  };
}
