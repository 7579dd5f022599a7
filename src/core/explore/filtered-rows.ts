import type { Column, Table } from "#core/frame/column.ts";
import { takeRows } from "#core/frame/take-rows.ts";
import { type ChartSpec, columnsOf } from "#core/explore/chart-spec.ts";
import { findColumn } from "#core/model-selection/answers.ts";

/** What a chart is drawn from where it has filters. */
export interface FilteredRows {
  /** The rows that every filter lets through, and the columns of the chart alone. */
  readonly table: Table;
  /** Their places in the whole table. */
  readonly rows: Int32Array;
  /** Where a row of the whole table is among them; -1 is nowhere. */
  readonly placeOf: Int32Array;
}

/**
 * A part of a table, for one chart. Levels that no row of it has are left off axes and panels; the colours keep all of
 * theirs, so that a level has the same ink with a filter and without.
 * @param rows ascending
 */
export function filteredRows(table: Table, spec: ChartSpec, rows: Int32Array): FilteredRows {
  const columns = columnsOf(spec).map((name) => findColumn(table, name));
  const part = takeRows({ nRows: table.nRows, columns }, rows);
  const placeOf = new Int32Array(table.nRows).fill(-1);
  for (const [place, row] of rows.entries()) placeOf[row] = place;
  const kept = part.columns.map((column) => (column.name === spec.colour ? column : withoutUnused(column)));
  return { table: { nRows: part.nRows, columns: kept }, rows, placeOf };
}

function withoutUnused(column: Column): Column {
  if (!("codes" in column)) return column;
  const used = new Uint8Array(column.categories.length);
  for (const code of column.codes) if (code !== -1) used[code] = 1;
  const codeOf = new Int32Array(used.length);
  const categories = column.categories.filter((_, code) => used[code] === 1);
  let next = 0;
  for (const code of used.keys()) codeOf[code] = used[code] === 1 ? next++ : -1;
  return { ...column, categories, codes: column.codes.map((code) => (code === -1 ? -1 : codeOf[code]!)) };
}
