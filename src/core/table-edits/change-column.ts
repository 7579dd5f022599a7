import type { Column, Table } from "#core/frame/column.ts";
import { LatheError } from "#core/shared/problems.ts";

/** The table with one column in the place of another; the table itself where they are the same. */
export function withColumn(table: Table, before: Column, after: Column): Table {
  if (before === after) return table;
  return { ...table, columns: table.columns.map((column) => (column === before ? after : column)) };
}

/** @throws LatheError "edit-impossible" when a column has that name, or the name is blank */
export function refuseTaken(table: Table, name: string): void {
  if (name.trim() === "") throw impossible("a column needs a name");
  if (table.columns.some((column) => column.name === name)) {
    throw impossible(`there is a column “${name}” already`);
  }
}

export function impossible(reason: string): LatheError {
  return new LatheError("edit-impossible", { reason });
}
