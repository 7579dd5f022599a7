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

/** How a column is cut into bars. */
export function binsOf(column: Column): Bins {
  if (column.kind === "text" || "codes" in column) {
    const { codes, categories } = classLabels(column);
    const counts = countCodes(codes, categories.length);
    const kept = mostFrequent(counts, mostLabels);
    const binOfCode = Int32Array.from(counts, () => kept.length);
    for (const [bin, code] of kept.entries()) binOfCode[code] = bin;
    return {
      edges: null,
      labels: kept.map((code) => categories[code]!),
      nBins: kept.length,
      otherLevels: categories.length - kept.length,
      binAt: (row) => (codes[row] === -1 ? -1 : binOfCode[codes[row]!]!),
    };
  }
  const values = numbersOf(column)!;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    if (values[i]! < min) min = values[i]!;
    if (values[i]! > max) max = values[i]!;
  }
  if (min > max) return { edges: [], labels: null, nBins: 0, otherLevels: 0, binAt: () => -1 };
  const edges = binEdges(column, min, max);
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

/** Whole numbers of few values get one bin each, around them; everything else 24 equal bins. */
function binEdges(column: Column, min: number, max: number): number[] {
  if (column.kind === "integer" && max - min < mostBins) {
    return Array.from({ length: max - min + 2 }, (_, i) => min - 0.5 + i);
  }
  return histogramEdges(min, max, mostBins);
}

/** Values of numbers and dates; null for the rest. */
export function numbersOf(column: Column): Float64Array | Float32Array | null {
  if (column.kind === "numeric" || column.kind === "integer") return column.values;
  return column.kind === "datetime" ? column.epochMs : null;
}
