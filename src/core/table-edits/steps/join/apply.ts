import { joinTables } from "#core/combine/join-tables.ts";
import type { Table } from "#core/frame/column.ts";
import { otherTable } from "#core/table-edits/other-table.ts";
import type { JoinParams } from "#core/table-edits/steps/join/schema.ts";
import type { EditOutcome, OtherTables, Pause } from "#core/table-edits/table-edit.ts";
import { countWord, grouped } from "#core/table-edits/words.ts";

export async function apply(
  table: Table,
  { other, on, how, columns }: JoinParams,
  _pause: Pause,
  others: OtherTables,
): Promise<EditOutcome> {
  const right = otherTable(others, other);
  const joined = joinTables(table, right, { on, how, ...(columns === null ? {} : { columns }) });
  const { left, nRows, added } = joined.report;
  const size = nRows === table.nRows ? "" : `, ${grouped(table.nRows)} rows became ${grouped(nRows)}`;
  return {
    table: joined.table,
    note: `${grouped(left.matched)} of ${countWord(table.nRows, "row")} found a partner, ${countWord(added.length, "column")} came${size}`,
  };
}
