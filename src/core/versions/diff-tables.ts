import type { Column, Dictionary, Table } from "#core/frame/column.ts";
import { isMissing } from "#core/frame/cells.ts";
import { numbersOf } from "#core/frame/distribution.ts";
import { equalRows } from "#core/frame/equal-rows.ts";
import { stackColumns, valueClass } from "#core/frame/stack-columns.ts";
import { measureColumn } from "#core/monitor/compare-column.ts";
import { describeNumbers } from "#core/monitor/describe-training.ts";
import { sizeOf } from "#core/monitor/measured.ts";
import { shareMoved, stabilityIndex, sum } from "#core/monitor/stability-index.ts";
import { MOST_LEVELS } from "#core/monitor/training-reference.ts";
import type { ColumnShift, NamedKind, TableDiff } from "#core/versions/table-diff.ts";

/** Of the stability index: by custom little below the first, much from the second on (Siddiqi, Credit Risk Scorecards, 2006). */
const PSI = [0.1, 0.25] as const;
const sizes = ["steady", "moved", "far"] as const;

/**
 * What differs between two tables. Time and memory grow with the rows of both together: a copy of the compared columns is held.
 * @param pause awaited between columns, and within long ones
 */
export async function diffTables(
  before: Table,
  after: Table,
  pause: () => Promise<void>,
): Promise<TableDiff> {
  const had = new Map(before.columns.map((column) => [column.name, column]));
  const has = new Set(after.columns.map(({ name }) => name));
  const pairs: Pair[] = [];
  const kindsChanged: { name: string; before: Column["kind"]; after: Column["kind"] }[] = [];
  for (const column of after.columns) {
    const earlier = had.get(column.name);
    if (!earlier) continue;
    if (earlier.kind !== column.kind)
      kindsChanged.push({ name: column.name, before: earlier.kind, after: column.kind });
    if (valueClass(earlier) === valueClass(column)) pairs.push({ before: earlier, after: column });
  }
  const stacked: Column[] = [];
  const shifts: ColumnShift[] = [];
  for (const pair of pairs) {
    await pause();
    const both = stackColumns([pair.before, pair.after]);
    stacked.push(both);
    const changedCells = before.nRows === after.nRows ? changed(both, before.nRows) : null;
    shifts.push({ ...(await shiftOf(pair, both, before.nRows, after.nRows, pause)), changedCells });
  }
  await pause();
  return {
    nRows: { before: before.nRows, after: after.nRows },
    rows: matchRows(stacked, before.nRows, after.nRows),
    comparedColumns: pairs.map(({ after: { name } }) => name),
    columnsAdded: after.columns.filter(({ name }) => !had.has(name)).map(named),
    columnsRemoved: before.columns.filter(({ name }) => !has.has(name)).map(named),
    kindsChanged,
    shifts,
  };
}

interface Pair {
  readonly before: Column;
  readonly after: Column;
}

const named = ({ name, kind }: Column): NamedKind => ({ name, kind });

/** Rows as a bag: equal rows of both tables are matched one to one. @param stacked columns of one table over the other's */
function matchRows(stacked: readonly Column[], nBefore: number, nAfter: number): TableDiff["rows"] {
  if (stacked.length === 0) return { kept: 0, added: nAfter, removed: nBefore };
  const { groupOf, firsts } = equalRows(stacked, nBefore + nAfter);
  const balance = new Int32Array(firsts.length);
  for (let row = 0; row < groupOf.length; row++) balance[groupOf[row]!]! += row < nBefore ? -1 : 1;
  let added = 0;
  for (const more of balance) added += Math.max(0, more);
  return { kept: nAfter - added, added, removed: nBefore - (nAfter - added) };
}

function changed(stacked: Column, nRows: number): number {
  const { groupOf } = equalRows([stacked], 2 * nRows);
  let count = 0;
  for (let row = 0; row < nRows; row++) if (groupOf[row] !== groupOf[nRows + row]) count++;
  return count;
}

async function shiftOf(
  { before, after }: Pair,
  both: Column,
  nBefore: number,
  nAfter: number,
  pause: () => Promise<void>,
): Promise<Omit<ColumnShift, "changedCells">> {
  const missing = { before: missingShare(before, nBefore), after: missingShare(after, nAfter) };
  const base = { column: after.name, kind: after.kind, missing };
  const unmeasured = { ...base, psi: null, distance: null, measure: null, size: "steady" as const };
  if (both.kind === "text") return unmeasured;
  if ("codes" in both) {
    const [p, q] = countLevels(both, nBefore);
    if (sum(p) === 0 || sum(q) === 0) return unmeasured;
    const psi = stabilityIndex(p, q);
    return { ...base, psi, distance: shareMoved(p, q), measure: "share", size: sizes[sizeOf(psi, PSI)] };
  }
  const kind = both.kind === "datetime" ? "datetime" : "numeric";
  const rows = Int32Array.from({ length: nBefore }, (_, row) => row);
  const reference = await describeNumbers(before.name, kind, numbersOf(before)!, rows, pause);
  const { psi, distance, test } = await measureColumn(reference, after, new Set(), pause);
  const measure = test === null ? null : test === "ks" ? "ks" : "share";
  return { ...base, psi, distance, measure, size: sizes[psi === null ? 0 : sizeOf(psi, PSI)] };
}

/** Rows of either side in each of the most frequent levels of both together, and in all others. */
function countLevels({ codes, categories }: Dictionary, nBefore: number): readonly [number[], number[]] {
  const counts = [new Int32Array(categories.length), new Int32Array(categories.length)] as const;
  for (let row = 0; row < codes.length; row++)
    if (codes[row]! >= 0) counts[row < nBefore ? 0 : 1][codes[row]!]!++;
  const total = (code: number) => counts[0][code]! + counts[1][code]!;
  const order = Array.from(categories.keys()).sort((a, b) => total(b) - total(a) || a - b);
  const binned = (of: Int32Array) => {
    const named = order.slice(0, MOST_LEVELS).map((code) => of[code]!);
    return order.length > MOST_LEVELS ? [...named, sum([...of]) - sum(named)] : named;
  };
  return [binned(counts[0]), binned(counts[1])];
}

function missingShare(column: Column, nRows: number): number {
  let n = 0;
  for (let row = 0; row < nRows; row++) if (isMissing(column, row)) n++;
  return n / Math.max(1, nRows);
}
