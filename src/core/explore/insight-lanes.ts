import { isMissing } from "#core/frame/cells.ts";
import type { Column, Table } from "#core/frame/column.ts";
import { numbersOf } from "#core/frame/distribution.ts";
import type { ColumnProfile } from "#core/frame/profile-types.ts";
import { takeRows } from "#core/frame/take-rows.ts";
import { placeCut } from "#core/explore/cut.ts";
import { someRows } from "#core/profile/some-rows.ts";
import { classLabels, countCodes } from "#core/task/class-codes.ts";

/** More columns have more pairs than can be asked about while a person waits. */
const mostColumns = 40;
/** Rows on which these are chosen, and columns between two pauses. */
const rowsToChoose = 2000;
const columnsAtOnce = 50;
const mostLevels = 50;
const bins = 8;
const periods = 24;

export interface Groups {
  /** -1 is none: missing, or a level of too few rows. */
  readonly codes: Int32Array;
  readonly n: number;
}

/** A column as the questions see it. */
export interface Lane {
  readonly column: Column;
  readonly distinct: number;
  /** Mean ranks from 1 of numbers and dates, NaN where missing; null of categories. */
  readonly ranks: Float64Array | null;
  /** Levels, calendar periods of dates, eight parts of the ranks of numbers. */
  readonly groups: Groups;
  readonly labels: readonly string[] | null;
  /** 1 is missing; null where that never or hardly ever is, or hardly ever is not. */
  readonly missing: Groups | null;
}

export interface Asked {
  /** Columns of which every two are compared, in the order of the table. */
  readonly lanes: readonly Lane[];
  /** Questions that were asked of each other column and the target, to choose among very many. */
  readonly nAskedBefore: number;
  /** Columns that could be asked about. */
  readonly nAble: number;
}

/**
 * The columns that are asked about. Of more than can be compared two by two: what is to be predicted, and those that go with
 * it most; where that is not known, the first.
 * @param rows    of the table, that are asked about
 * @param nearTo  name of the column to be predicted
 */
export async function lanesOf(
  table: Table,
  profiles: readonly ColumnProfile[],
  rows: Int32Array,
  nearTo: string | null,
  strengthOf: StrengthOf,
  pause: () => Promise<void>,
): Promise<Asked> {
  const able = table.columns.flatMap((column, at) => {
    const profile = profiles[at]!;
    return isAsked(column, profile, rows.length) ? [{ column, distinct: profile.distinct }] : [];
  });
  const lanesIn = (some: typeof able, sample: Int32Array): Lane[] => {
    // So few rows of a level say nothing, and a chi-square of them less.
    const least = Math.min(25, Math.max(5, Math.floor(sample.length / 20)));
    const { columns } = takeRows({ nRows: table.nRows, columns: some.map(({ column }) => column) }, sample);
    return columns.map((column, i) => laneOf(column, some[i]!.distinct, least));
  };
  if (able.length <= mostColumns) return { lanes: lanesIn(able, rows), nAskedBefore: 0, nAble: able.length };
  const target = able.findIndex(({ column }) => column.name === nearTo);
  if (target === -1) {
    return { lanes: lanesIn(able.slice(0, mostColumns), rows), nAskedBefore: 0, nAble: able.length };
  }
  const few = someRows(rows, rowsToChoose);
  const aim = lanesIn([able[target]!], few)[0]!;
  const strengths = new Float64Array(able.length).fill(-1);
  let nAskedBefore = 0;
  for (let from = 0; from < able.length; from += columnsAtOnce) {
    await pause();
    for (const [i, lane] of lanesIn(able.slice(from, from + columnsAtOnce), few).entries()) {
      if (from + i === target) continue;
      const { strength, nQuestions } = strengthOf(lane, aim);
      strengths[from + i] = strength;
      nAskedBefore += nQuestions;
    }
  }
  strengths[target] = Number.POSITIVE_INFINITY;
  const chosen = Array.from(able.keys())
    .sort((a, b) => strengths[b]! - strengths[a]! || a - b)
    .slice(0, mostColumns)
    .sort((a, b) => a - b);
  const lanes = lanesIn(
    chosen.map((i) => able[i]!),
    rows,
  );
  return { lanes, nAskedBefore, nAble: able.length };
}

/** How strongly a column goes with the target, and of how many questions that is the best answer. */
type StrengthOf = (lane: Lane, target: Lane) => { readonly strength: number; readonly nQuestions: number };

/** Free text, what does not vary, too many levels and numbers of rows are not. */
function isAsked(column: Column, profile: ColumnProfile, sampled: number): boolean {
  const { distinct, missing, numbers, range, nRows } = profile;
  if (column.kind === "text" || distinct < 2) return false;
  if ("codes" in column) return distinct <= Math.min(mostLevels, sampled / 5);
  // 0, 1, 2 … or 1, 2, 3 …; a series of years starts elsewhere.
  const isCount = numbers?.order === "rising" && range !== null && (range.min === 0 || range.min === 1);
  return !(isCount && missing === 0 && distinct === nRows && range.max - range.min === nRows - 1);
}

function laneOf(column: Column, distinct: number, least: number): Lane {
  const values = numbersOf(column);
  const missing = missingGroups(column, least);
  if (values === null) {
    const { codes, categories } = classLabels(column);
    return {
      column,
      distinct,
      ranks: null,
      groups: frequent(codes, categories.length, least),
      labels: categories,
      missing,
    };
  }
  const ranks = meanRanks(values);
  const cut = column.kind === "datetime" ? placeCut(column, periods, false) : null;
  const codes =
    cut === null ? partsOf(ranks) : Int32Array.from({ length: values.length }, (_, row) => cut.at(row));
  return { column, distinct, ranks, groups: frequent(codes, cut?.n ?? bins, least), labels: null, missing };
}

function missingGroups(column: Column, least: number): Groups | null {
  const { length } = numbersOf(column) ?? ("codes" in column ? column.codes : { length: 0 });
  const codes = Int32Array.from({ length }, (_, row) => Number(isMissing(column, row)));
  const n = codes.reduce((sum, code) => sum + code, 0);
  return n < least || length - n < least ? null : { codes, n: 2 };
}

/** Groups of fewer rows are none. */
function frequent(codes: Int32Array, n: number, least: number): Groups {
  const counts = countCodes(codes, n);
  return { codes: codes.map((code) => (code === -1 || counts[code]! < least ? -1 : code)), n };
}

/** From 1; ties share their mean rank, and what is missing has none (NaN). */
export function meanRanks(values: Float64Array | Float32Array): Float64Array {
  const present = Array.from(values.keys()).filter((row) => Number.isFinite(values[row]!));
  const order = Int32Array.from(present).sort((a, b) => values[a]! - values[b]! || a - b);
  const ranks = new Float64Array(values.length).fill(Number.NaN);
  for (let start = 0; start < order.length; ) {
    let end = start + 1;
    while (end < order.length && values[order[end]!] === values[order[start]!]) end++;
    for (let i = start; i < end; i++) ranks[order[i]!] = (start + 1 + end) / 2;
    start = end;
  }
  return ranks;
}

/** Eight parts of nearly as many rows each; equal values stay together. */
function partsOf(ranks: Float64Array): Int32Array {
  let n = 0;
  for (const rank of ranks) if (rank === rank) n++;
  return Int32Array.from(ranks, (rank) =>
    rank === rank ? Math.min(bins - 1, Math.floor(((rank - 0.5) / Math.max(1, n)) * bins)) : -1,
  );
}
