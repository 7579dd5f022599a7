import { type JoinOptions, type JoinReport, tryJoin } from "#core/combine/join-tables.ts";
import { type StackReport, stackTables } from "#core/combine/stack-tables.ts";
import type { StackedColumns } from "#core/combine/stacked-columns.ts";
import { cellText } from "#core/frame/cells.ts";
import type { Table } from "#core/frame/column.ts";
import { takeRows } from "#core/frame/take-rows.ts";

/** What putting two tables together would give: the report, and some rows of it as texts. */
export interface CombinedPreview<Report> {
  readonly report: Report;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
}

/** @throws LatheError what `joinTables` throws */
export function joinPreview(
  left: Table,
  right: Table,
  options: JoinOptions,
  nRows: number,
): CombinedPreview<JoinReport> {
  const { table, report } = tryJoin(left, right, options, nRows);
  return { report, ...shown(table) };
}

/** The rows shown are the last of the first table and the first of the second. */
export async function appendPreview(
  above: Table,
  below: { readonly name: string; readonly table: Table },
  columns: StackedColumns,
  nRows: number,
  pause: () => Promise<void>,
): Promise<CombinedPreview<StackReport>> {
  const parts = [{ name: "this table", table: above }, below];
  const { table, report } = await stackTables(parts, columns, pause);
  const start = Math.max(0, above.nRows - Math.floor(nRows / 2));
  const end = Math.min(table.nRows, start + nRows);
  return {
    report,
    ...shown(
      takeRows(
        table,
        Int32Array.from({ length: end - start }, (_, i) => start + i),
      ),
    ),
  };
}

function shown(table: Table): Pick<CombinedPreview<unknown>, "columns" | "rows"> {
  return {
    columns: table.columns.map(({ name }) => name),
    rows: Array.from({ length: table.nRows }, (_, row) =>
      table.columns.map((column) => cellText(column, row)),
    ),
  };
}
