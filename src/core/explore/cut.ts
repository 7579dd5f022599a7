import type { Column, ColumnKind } from "#core/frame/column.ts";
import { binsOf, groupsOf, levelsOf, numbersOf } from "#core/frame/distribution.ts";
import { binOf, histogramEdges, quantileOf } from "#core/frame/quantiles.ts";
import { periodsOver, type PeriodUnit } from "#core/explore/periods.ts";
import { log10, pow } from "#core/shared/math.ts";

/** How a column stands along an axis, in its colours or over the panels. Either `edges` or `labels`; neither is a plain axis. */
export interface Axis {
  readonly column: string;
  readonly kind: ColumnKind;
  /** Of bins, n + 1, ascending; dates in ms. */
  readonly edges: readonly number[] | null;
  readonly labels: readonly string[] | null;
  /** Levels that are not drawn, most frequent first, at most 40 of them by name. */
  readonly rest: readonly string[];
  readonly nRest: number;
  readonly period: PeriodUnit | null;
  readonly isLog: boolean;
  /** What all panels share: the lowest and the highest value drawn; null for levels. */
  readonly range: readonly [min: number, max: number] | null;
}

/** A column cut into places. */
export interface Cut {
  readonly axis: Axis;
  readonly n: number;
  /** -1: no value, or none that a log scale has. `n`: a level that is not drawn. */
  at(row: number): number;
}

const mostNamedRest = 40;
/** Distinct numbers up to which a column on Colour or Panels is taken level by level. */
const mostSingleNumbers = 8;

const plainAxis = { edges: null, labels: null, rest: [], nRest: 0, period: null, isLog: false, range: null };

export function describeAxis(column: Column, more: Partial<Axis> = {}): Axis {
  return { column: column.name, kind: column.kind, ...plainAxis, ...more };
}

/** The most frequent levels in the order of their names; numbers are taken value by value. */
export function levelCut(column: Column, most: number): Cut {
  const { labels, nBins, binAt, rest } = levelsOf(column, most);
  const named = rest.slice(0, mostNamedRest);
  return {
    axis: describeAxis(column, { labels, rest: named, nRest: rest.length }),
    n: nBins,
    at: binAt,
  };
}

/** Bins of equal width, or of equal ratio on a log scale. Levels stay levels. */
export function binCut(column: Column, bins: number | null, isLog: boolean, mostLevels: number): Cut {
  const values = numbersOf(column);
  if (values === null) return levelCut(column, mostLevels);
  if (!isLog) {
    const { edges, nBins, binAt } = binsOf(column, bins ?? undefined);
    return {
      axis: describeAxis(column, { edges: edges ?? [], range: ends(edges ?? []) }),
      n: nBins,
      at: binAt,
    };
  }
  const [min, max] = rangeOf(values, true);
  if (min > max) return { axis: describeAxis(column, { edges: [], isLog }), n: 0, at: () => -1 };
  const [low, high] = [log10(min), log10(max)];
  const inLog = histogramEdges(low, high, bins ?? 24);
  const n = inLog.length - 1;
  const edges = inLog.map((edge, i) => (i === 0 ? min : i === n ? max : pow(10, edge)));
  return {
    axis: describeAxis(column, { edges, isLog, range: [min, max] }),
    n,
    at: (row) => (isPositive(values[row]!) ? binOf(log10(values[row]!), low, high, n) : -1),
  };
}

/** Calendar periods of a date; bins of a number. */
export function placeCut(column: Column, most: number | null, isLog: boolean): Cut {
  if (column.kind !== "datetime") return binCut(column, most, isLog, 0);
  const [min, max] = rangeOf(column.epochMs, false);
  if (min > max) return { axis: describeAxis(column, { edges: [] }), n: 0, at: () => -1 };
  const { unit, edges } = periodsOver(min, max, most ?? 60);
  return {
    axis: describeAxis(column, { edges, period: unit, range: ends(edges) }),
    n: edges.length - 1,
    at: (row) => binAmong(edges, column.epochMs[row]!),
  };
}

/** For colours: at most eight groups, of a number with more values its quarters. */
export function groupCut(column: Column): Cut {
  if (isManyNumbers(column)) return quarterCut(column);
  const { codes, categories } = groupsOf(column);
  return {
    axis: describeAxis(column, { labels: categories }),
    n: categories.length,
    at: (row) => codes[row]!,
  };
}

/** For panels: the most frequent levels, of a number with many values its quarters. */
export function panelCut(column: Column, most: number): Cut {
  return isManyNumbers(column) ? quarterCut(column) : levelCut(column, most);
}

function isManyNumbers(column: Column): boolean {
  const values = numbersOf(column);
  if (values === null) return false;
  const found = new Set<number>();
  for (let row = 0; row < values.length && found.size <= mostSingleNumbers; row++) {
    if (values[row] === values[row]) found.add(values[row]!);
  }
  return found.size > mostSingleNumbers;
}

/** A quarter of the rows each, as far as equal values allow. */
function quarterCut(column: Column): Cut {
  const values = numbersOf(column)!;
  const sorted = Float64Array.from(values).filter(Number.isFinite).sort();
  const edges = [0, 0.25, 0.5, 0.75, 1]
    .map((share) => quantileOf(sorted, share))
    .filter((edge, i, all) => i === 0 || edge > all[i - 1]!);
  return {
    axis: describeAxis(column, { edges, range: ends(edges) }),
    n: Math.max(1, edges.length - 1),
    at: (row) => (Number.isFinite(values[row]!) ? binAmong(edges, values[row]!) : -1),
  };
}

/** Half-open bins, the last closed; -1 outside and for NaN. */
function binAmong(edges: readonly number[], value: number): number {
  const last = edges.length - 1;
  if (!(value >= edges[0]!) || !(value <= edges[last]!)) return -1;
  let low = 0;
  let high = last;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (edges[middle]! <= value) low = middle;
    else high = middle;
  }
  return low;
}

/** Of finite values, of positive ones on a log scale; [∞, -∞] where there are none. */
export function rangeOf(values: ArrayLike<number>, isLog: boolean): readonly [min: number, max: number] {
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (!Number.isFinite(value) || (isLog && value <= 0)) continue;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return [min, max];
}

function ends(edges: readonly number[]): readonly [number, number] | null {
  return edges.length === 0 ? null : [edges[0]!, edges[edges.length - 1]!];
}

function isPositive(value: number): boolean {
  return value > 0 && value < Number.POSITIVE_INFINITY;
}
