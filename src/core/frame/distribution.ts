import type { Column, ColumnKind, Dictionary, Table } from "#core/frame/column.ts";
import { binOf, histogramEdges } from "#core/frame/quantiles.ts";
import { classLabels, countCodes } from "#core/task/class-codes.ts";

/** Counts of one column, split by the target's classes where the task is classification (≤ 8 classes, then "other"). */
export interface Distribution {
  readonly column: string;
  readonly kind: ColumnKind;
  /** Bin edges for numbers and dates, labels for the rest. */
  readonly edges: readonly number[] | null;
  readonly labels: readonly string[] | null;
  readonly groups: readonly { readonly label: string; readonly counts: readonly number[] }[];
  readonly missing: number;
  readonly otherLevels: number;
}

const mostBins = 24;
const mostLabels = 20;
const mostGroups = 8;

/** @param by the target of a classification; null gives one group with an empty label */
export function distributionOf(table: Table, column: Column, by: Column | null): Distribution {
  const groups = by === null ? oneGroup(table.nRows) : groupsOf(by);
  const binned = binsOf(column);
  const counts = groups.categories.map(() => Array.from({ length: binned.nBins }, () => 0));
  let missing = 0;
  for (let row = 0; row < table.nRows; row++) {
    const bin = binned.binAt(row);
    const group = groups.codes[row]!;
    if (bin === -1) missing++;
    else if (group !== -1 && bin < binned.nBins) counts[group]![bin]!++;
  }
  return {
    column: column.name,
    kind: column.kind,
    edges: binned.edges,
    labels: binned.labels,
    groups: groups.categories.map((label, i) => ({ label, counts: counts[i]! })),
    missing,
    otherLevels: binned.otherLevels,
  };
}

/** How many of some rows are in each bar of `distributionOf`. Missing values and levels not shown are in none. */
export function countByBin(column: Column, rows: Int32Array): number[] {
  const { nBins, binAt } = binsOf(column);
  const counts = Array.from({ length: nBins }, () => 0);
  for (const row of rows) {
    const bin = binAt(row);
    if (bin >= 0 && bin < nBins) counts[bin]!++;
  }
  return counts;
}

function oneGroup(nRows: number): Dictionary {
  return { codes: new Int32Array(nRows), categories: [""] };
}

/** Classes as groups: the seven most frequent and "other" when there are more than eight. */
export function groupsOf(column: Column): Dictionary {
  const { codes, categories } = classLabels(column);
  if (categories.length <= mostGroups) return { codes, categories };
  const counts = countCodes(codes, categories.length);
  const kept = mostFrequent(counts, mostGroups - 1);
  const groupOf = Int32Array.from(counts, () => kept.length);
  for (const [group, code] of kept.entries()) groupOf[code] = group;
  return {
    codes: codes.map((code) => (code === -1 ? -1 : groupOf[code]!)),
    categories: [...kept.map((code) => categories[code]!), "other"],
  };
}

/** The codes with the highest counts, in code order. */
function mostFrequent(counts: Int32Array, n: number): number[] {
  const byCount = Array.from(counts.keys()).sort((a, b) => counts[b]! - counts[a]! || a - b);
  return byCount.slice(0, n).sort((a, b) => a - b);
}

export interface Bins {
  readonly edges: readonly number[] | null;
  readonly labels: readonly string[] | null;
  readonly nBins: number;
  readonly otherLevels: number;
  /** -1 is missing; `nBins` is a level that is not shown. */
  binAt(row: number): number;
}

/** How a column is cut into bars: at most `bins` of a number or a date, the 20 most frequent levels of the rest. */
export function binsOf(column: Column, bins = mostBins): Bins {
  if (column.kind === "text" || "codes" in column) {
    const { labels, nBins, rest, binAt } = levelsOf(column, mostLabels);
    return { edges: null, labels, nBins, otherLevels: rest.length, binAt };
  }
  const values = numbersOf(column)!;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    if (values[i]! < min) min = values[i]!;
    if (values[i]! > max) max = values[i]!;
  }
  if (min > max) return { edges: [], labels: null, nBins: 0, otherLevels: 0, binAt: () => -1 };
  const edges = binEdges(column, min, max, bins);
  const nBins = edges.length - 1;
  const low = edges[0]!;
  const high = edges[nBins]!;
  return {
    edges,
    labels: null,
    nBins,
    otherLevels: 0,
    binAt: (row) => (Number.isNaN(values[row]!) ? -1 : binOf(values[row]!, low, high, nBins)),
  };
}

/** Whole numbers of few values get one bin each, around them; everything else equal bins. */
function binEdges(column: Column, min: number, max: number, bins: number): number[] {
  if (column.kind === "integer" && max - min < bins) {
    return Array.from({ length: max - min + 2 }, (_, i) => min - 0.5 + i);
  }
  return histogramEdges(min, max, bins);
}

/** The values of a column as levels, in the text of the file: the most frequent `most` in `sortLabels` order. */
export interface Levels {
  readonly labels: readonly string[];
  readonly nBins: number;
  /** Levels not among them, most frequent first. */
  readonly rest: readonly string[];
  /** -1 is missing; `nBins` is a level that is not among them. */
  binAt(row: number): number;
}

export function levelsOf(column: Column, most: number): Levels {
  const { codes, categories } = classLabels(column);
  const counts = countCodes(codes, categories.length);
  const kept = mostFrequent(counts, most);
  const binOfCode = Int32Array.from(counts, () => kept.length);
  for (const [bin, code] of kept.entries()) binOfCode[code] = bin;
  const others = Array.from(counts.keys()).filter((code) => binOfCode[code] === kept.length);
  others.sort((a, b) => counts[b]! - counts[a]! || a - b);
  return {
    labels: kept.map((code) => categories[code]!),
    nBins: kept.length,
    rest: others.map((code) => categories[code]!),
    binAt: (row) => (codes[row] === -1 ? -1 : binOfCode[codes[row]!]!),
  };
}

/** Values of numbers and dates; null for the rest. */
export function numbersOf(column: Column): Float64Array | Float32Array | null {
  if (column.kind === "numeric" || column.kind === "integer") return column.values;
  return column.kind === "datetime" ? column.epochMs : null;
}
