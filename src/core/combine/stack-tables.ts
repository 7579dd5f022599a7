import { textAt } from "#core/frame/cells.ts";
import type { Column, ColumnKind, Table } from "#core/frame/column.ts";
import { equalRows } from "#core/frame/equal-rows.ts";
import { commonKind, isEmpty, stackColumns } from "#core/frame/stack-columns.ts";
import { assertNever } from "#core/shared/assert.ts";
import type { StackedColumns } from "#core/combine/stacked-columns.ts";
import { columnOfTexts } from "#core/ingest/column-of-texts.ts";

/** A table to be put under others, and what it is called in the report. */
export interface StackedPart {
  readonly name: string;
  readonly table: Table;
}

export interface StackReport {
  readonly nRows: number;
  readonly parts: readonly {
    readonly name: string;
    readonly nRows: number;
    /** Columns of the result that this table has not: its rows have none there. */
    readonly lacks: readonly string[];
    /** Columns of this table that do not come along. */
    readonly left: readonly string[];
  }[];
  /** Columns that are of another sort in one table than in another, and hold words now. */
  readonly toWords: readonly string[];
  /** Rows that equal an earlier one in every column, from the second table on. */
  readonly repeated: number;
}

/**
 * Tables one under the other, their columns matched by name: pandas' `concat`. Numbers under words become words, as
 * they were written where that is known; a column that a table lacks is missing in its rows.
 * @param parts at least one
 */
export async function stackTables(
  parts: readonly StackedPart[],
  columns: StackedColumns,
  pause: () => Promise<void>,
): Promise<{ readonly table: Table; readonly report: StackReport }> {
  const namesOf = parts.map(({ table }) => table.columns.map(({ name }) => name));
  const names = columns === "first" ? namesOf[0]! : [...new Set(namesOf.flat())];
  const nRows = parts.reduce((sum, { table }) => sum + table.nRows, 0);
  const stacked: Column[] = [];
  const toWords: string[] = [];
  for (const name of names) {
    const held = parts.map(({ table }) => table.columns.find((column) => column.name === name) ?? null);
    const there = held.filter((column) => column !== null);
    const kind = commonKind(there);
    const isMixed = there.some((column) => !isEmpty(column) && !isOfKind(column, kind));
    if (isMixed) toWords.push(name);
    const same: Column[] = [];
    for (const [i, { table }] of parts.entries()) {
      const column = held[i]!;
      if (column === null || isEmpty(column)) same.push(missingColumn(name, kind, table.nRows));
      else same.push(isOfKind(column, kind) ? column : await asWords(column, table.nRows, kind, pause));
    }
    stacked.push(stackColumns(same));
    await pause();
  }
  const report = {
    nRows,
    parts: parts.map(({ name, table }, i) => ({
      name,
      nRows: table.nRows,
      lacks: names.filter((each) => !namesOf[i]!.includes(each)),
      left: namesOf[i]!.filter((each) => !names.includes(each)),
    })),
    toWords,
    repeated: repeatedRows(stacked, nRows, parts[0]!.table.nRows),
  };
  return { table: { nRows, columns: stacked }, report };
}

/** Whether a column's values are of a kind as they stand. */
function isOfKind({ kind: own }: Column, kind: ColumnKind): boolean {
  if (own === kind) return true;
  if (kind === "numeric") return own === "integer";
  return (kind === "categorical" || kind === "text") && (own === "boolean" || own === "categorical");
}

function asWords(
  column: Column,
  nRows: number,
  kind: ColumnKind,
  pause: () => Promise<void>,
): Promise<Column> {
  const texts = (row: number) => textAt(column, row) ?? "";
  return columnOfTexts(column.name, nRows, texts, { kind, dateOrder: null }, pause);
}

/** Rows without a value. */
function missingColumn(name: string, kind: ColumnKind, n: number): Column {
  switch (kind) {
    case "numeric":
    case "integer":
      return { kind, name, values: new Float32Array(n).fill(Number.NaN) }; // as narrow as any other column
    case "datetime":
      return { kind, name, epochMs: new Float64Array(n).fill(Number.NaN), hasTime: false };
    case "categorical":
    case "boolean":
      return { kind, name, codes: new Int32Array(n).fill(-1), categories: [] };
    case "text":
      return { kind, name, bytes: new Uint8Array(0), offsets: new Uint32Array(n + 1) };
    default:
      return assertNever(kind);
  }
}

function repeatedRows(columns: readonly Column[], nRows: number, from: number): number {
  const { groupOf, firsts } = equalRows(columns, nRows);
  let repeated = 0;
  for (let row = from; row < nRows; row++) if (firsts[groupOf[row]!]! < row) repeated++;
  return repeated;
}
