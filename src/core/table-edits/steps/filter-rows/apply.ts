import { rowsWhere } from "#core/frame/row-conditions.ts";
import { takeRows } from "#core/frame/take-rows.ts";
import { impossible } from "#core/table-edits/change-column.ts";
import type { Table } from "#core/frame/column.ts";
import type { FilterRowsParams } from "#core/table-edits/steps/filter-rows/schema.ts";
import type { EditOutcome } from "#core/table-edits/table-edit.ts";

export async function apply(table: Table, { where, mode }: FilterRowsParams): Promise<EditOutcome> {
  const hits = rowsWhere(table, where);
  const rows = mode === "keep" ? hits : others(hits, table.nRows);
  if (rows.length === 0) throw impossible("no row would be left");
  return { table: takeRows(table, rows), note: `${rows.length} of ${table.nRows} rows kept` };
}

function others(hits: Int32Array, nRows: number): Int32Array {
  const rest = new Int32Array(nRows - hits.length);
  let hit = 0;
  let at = 0;
  for (let row = 0; row < nRows; row++) {
    if (hits[hit] === row) hit++;
    else rest[at++] = row;
  }
  return rest;
}
