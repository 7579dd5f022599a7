import { cellText } from "#core/frame/cells.ts";
import type { Table } from "#core/frame/column.ts";

/** Columns as [name, …values], numbers as numbers: what golden tables are compared with. */
export function cellsOf(table: Table): (string | number | null)[][] {
  return table.columns.map((column) => [
    column.name,
    ...Array.from({ length: table.nRows }, (_, row) => {
      if (column.kind === "numeric" || column.kind === "integer") {
        const value = column.values[row]!;
        return Number.isNaN(value) ? null : value;
      }
      return cellText(column, row);
    }),
  ]);
}
