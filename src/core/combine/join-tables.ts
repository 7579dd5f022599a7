import type { Column, Table } from "#core/frame/column.ts";
import { lengthOf } from "#core/frame/column-length.ts";
import { stackColumns } from "#core/frame/stack-columns.ts";
import { takeRows } from "#core/frame/take-rows.ts";
import { findColumn } from "#core/model-selection/answers.ts";
import { freeName } from "#core/combine/free-name.ts";
import {
  type MatchedRows,
  type MatchOptions,
  type MatchReport,
  matchRows,
} from "#core/combine/match-rows.ts";

/** How two tables are joined. */
export interface JoinOptions extends MatchOptions {
  /** Columns of the right table that come along, its keys aside; absent: all. */
  readonly columns?: readonly string[] | undefined;
}

export interface JoinReport extends MatchReport {
  /** Columns that came from the right table, by the names they have in the result. */
  readonly added: readonly string[];
  /** Those of them whose name was taken, and what they are called instead. */
  readonly renamed: readonly (readonly [name: string, now: string])[];
}

export interface Joined {
  readonly table: Table;
  readonly report: JoinReport;
}

/** What stands behind a name that the left table has too. */
const rightSuffix = "_right";

/**
 * pandas' `merge`, but for this: a missing key meets none (pandas: every other missing key), the two columns of a pair
 * of keys become one under the left name, only the right table's columns get a suffix, and "outer" keeps the order of
 * the left table, rows of the right table alone behind it, in place of sorting by key.
 * @throws LatheError what `matchRows` throws
 */
export function joinTables(left: Table, right: Table, options: JoinOptions): Joined {
  const matched = matchRows(left, right, options);
  return {
    table: takeMatched(left, right, options, matched),
    report: joinReport(left, right, options, matched),
  };
}

/** What joining gives, without doing it, and the first rows of it. */
export function tryJoin(left: Table, right: Table, options: JoinOptions, nRows: number): Joined {
  const matched = matchRows(left, right, options);
  const first = {
    ...matched,
    leftRows: matched.leftRows.slice(0, nRows),
    rightRows: matched.rightRows.slice(0, nRows),
  };
  return {
    table: takeMatched(left, right, options, first),
    report: joinReport(left, right, options, matched),
  };
}

function joinReport(left: Table, right: Table, options: JoinOptions, { report }: MatchedRows): JoinReport {
  const names = addedNames(left, right, options);
  return {
    ...report,
    added: names.map(([, now]) => now),
    renamed: names.filter(([name, now]) => name !== now),
  };
}

/** Columns of the right table that come along: their names there, and in the result. */
function addedNames(
  left: Table,
  right: Table,
  { on, columns }: JoinOptions,
): readonly (readonly [string, string])[] {
  for (const name of columns ?? []) findColumn(right, name);
  const keys = new Set(on.map(([, key]) => key));
  const wanted = right.columns.map(({ name }) => name).filter((name) => !keys.has(name));
  const chosen = columns === undefined ? wanted : wanted.filter((name) => columns.includes(name));
  const taken = new Set([...left.columns.map(({ name }) => name), ...chosen]);
  return chosen.map((name) => {
    if (!left.columns.some((column) => column.name === name)) return [name, name];
    const now = freeName(`${name}${rightSuffix}`, taken);
    taken.add(now);
    return [name, now];
  });
}

function takeMatched(
  left: Table,
  right: Table,
  options: JoinOptions,
  { leftRows, rightRows }: MatchedRows,
): Table {
  const nRows = leftRows.length;
  const partner = new Map(options.on);
  const hasOwn = leftRows.every((row) => row !== -1);
  const ofLeft = takeRows(left, leftRows).columns.map((column, i) => {
    const key = partner.get(column.name);
    return key === undefined || hasOwn
      ? column
      : eitherKey(left.columns[i]!, findColumn(right, key), leftRows, rightRows);
  });
  const names = addedNames(left, right, options);
  const chosen = { nRows: right.nRows, columns: names.map(([name]) => findColumn(right, name)) };
  const ofRight = takeRows(chosen, rightRows).columns.map((column, i) => ({ ...column, name: names[i]![1] }));
  return { nRows, columns: [...ofLeft, ...ofRight] };
}

/** The key of the left row, or of the right one where there is none on the left. */
function eitherKey(left: Column, right: Column, leftRows: Int32Array, rightRows: Int32Array): Column {
  const both = stackColumns([left, right]);
  const nLeft = lengthOf(left);
  const rows = leftRows.map((row, i) => (row === -1 ? nLeft + rightRows[i]! : row));
  return takeRows({ nRows: lengthOf(both), columns: [both] }, rows).columns[0]!;
}
