import { cellText } from "#core/frame/cells.ts";
import type { Table } from "#core/frame/column.ts";
import { LatheError, type Problem } from "#core/shared/problems.ts";

export const keepGoing = async (): Promise<void> => {};

/** Columns as [name, kind, …cells]. */
export function cellsOf(table: Table): (string | null)[][] {
  return table.columns.map((column) => [
    column.name,
    column.kind,
    ...Array.from({ length: table.nRows }, (_, row) => cellText(column, row)),
  ]);
}

/** The problem that work ends with; what else it throws is thrown on. */
export async function problemOf(work: Promise<unknown>): Promise<Problem> {
  const error: unknown = await work.then(
    () => null,
    (caught: unknown) => caught,
  );
  if (!(error instanceof LatheError)) throw error ?? new Error("it ended well");
  return error.problem;
}
