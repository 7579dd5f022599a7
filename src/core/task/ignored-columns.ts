import { wordsOf } from "#core/task/names.ts";
import type { Column, Table } from "#core/frame/column.ts";
import type { ColumnSummary } from "#core/frame/summary-types.ts";

export type IgnoredReason = "empty" | "constant" | "id" | "text";

export interface IgnoredColumn {
  readonly column: string;
  readonly code: IgnoredReason;
  readonly reason: string;
}

const idWords = new Set([
  "id",
  "ids",
  "uuid",
  "guid",
  "key",
  "index",
  "idx",
  "row",
  "rownames",
  "no",
  "nr",
  "number",
  "code",
  "identifier",
  "serial",
]);

/** Columns that a model can learn nothing from, or nothing that holds for new rows: the rule of docs/target-and-task.md. */
export function ignoredColumns(table: Table, summaries: readonly ColumnSummary[]): IgnoredColumn[] {
  const ignored: IgnoredColumn[] = [];
  for (const [i, column] of table.columns.entries()) {
    const found = reasonOf(column, summaries[i]!);
    if (found !== null) ignored.push({ column: column.name, ...found });
  }
  return ignored;
}

function reasonOf(
  column: Column,
  { distinct, missing, nRows }: ColumnSummary,
): { readonly code: IgnoredReason; readonly reason: string } | null {
  const filled = nRows - missing;
  if (filled === 0) return { code: "empty", reason: "empty: it has no values" };
  if (distinct === 1 && nRows > 1) {
    return missing === 0 ? { code: "constant", reason: "constant: the same value in every row" } : null;
  }
  const differs = distinct === filled && filled >= 10 && missing === 0;
  if (column.kind === "integer" && differs && (isSequence(column.values) || hasIdName(column.name))) {
    return { code: "id", reason: "an id: a different whole number in every row" };
  }
  const isWords = column.kind === "text" || column.kind === "categorical";
  if (isWords && distinct === filled && filled >= 20) {
    return { code: "id", reason: "an id: a different value in every row" };
  }
  if (column.kind === "text") {
    return { code: "text", reason: `free text: ${distinct} different values in ${filled} rows` };
  }
  return null;
}

/** Each value one more, or one less, than the one before. */
function isSequence(values: Float64Array | Float32Array): boolean {
  const step = values[1]! - values[0]!;
  if (step !== 1 && step !== -1) return false;
  for (let i = 1; i < values.length; i++) if (values[i]! - values[i - 1]! !== step) return false;
  return true;
}

function hasIdName(name: string): boolean {
  const last = wordsOf(name).at(-1);
  return last === undefined || name === "column 1" || idWords.has(last) || /(^|[a-z])(ID|Id)$/.test(name);
}
