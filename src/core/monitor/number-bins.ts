import type { NumberReference } from "#core/monitor/training-reference.ts";
import { lowerBound, upperBound } from "#core/shared/bounds.ts";

/** Counts of training and later rows between edges; values beyond an end are counted in the end bin. */
export interface PairedBins {
  readonly edges: readonly number[];
  readonly train: readonly number[];
  readonly later: readonly number[];
}

const DECILES = 10;
const DRAWN = 20;

/** Numbers of so few different values are compared value by value. */
export const FEW_VALUES = 10;

/**
 * Bins of about equal numbers of training rows: up to the 10 %, 20 %… quantile each, one for each value where there
 * are no more than ten. Edges are upper ends, the last bin has none.
 * @param sorted later values, rising, without NaN
 */
export function quantileBins(
  reference: NumberReference,
  sorted: Float64Array,
): Pick<PairedBins, "train" | "later"> {
  const ends = binEnds(reference);
  const trainUpTo = [...ends.map((point) => reference.upTo[point]!), reference.nPresent];
  const laterUpTo = [...ends.map((point) => upperBound(sorted, reference.values[point]!)), sorted.length];
  return { train: differences(trainUpTo), later: differences(laterUpTo) };
}

/** Points of the reference at which a bin ends; the last bin is open. */
function binEnds({ values, upTo, nPresent, isComplete }: NumberReference): number[] {
  if (isComplete && values.length <= FEW_VALUES)
    return Array.from(values.keys()).slice(0, Math.max(0, values.length - 1));
  const ends = new Set<number>();
  for (let decile = 1; decile < DECILES; decile++) {
    const wanted = (nPresent * decile) / DECILES;
    const next = Math.min(lowerBound(upTo, wanted), upTo.length - 1);
    const before = Math.max(0, next - 1);
    const nearest = wanted - upTo[before]! < upTo[next]! - wanted ? before : next;
    if (upTo[nearest]! < nPresent) ends.add(nearest);
  }
  return [...ends].sort((a, b) => a - b);
}

/**
 * Equal bins for a drawing, over what lies between the 0.5 % and the 99.5 % quantile of either side: one value far out
 * would leave all others in a single bar. Values beyond are counted in the end bins.
 */
export function drawnBins(reference: NumberReference, sorted: Float64Array): PairedBins {
  const { nPresent } = reference;
  const ends = [
    ...(nPresent > 0 ? [quantileOf(reference, 0.005), quantileOf(reference, 0.995)] : []),
    ...(sorted.length > 0 ? [sortedQuantile(sorted, 0.005), sortedQuantile(sorted, 0.995)] : []),
  ];
  if (ends.length === 0) return { edges: [], train: [], later: [] };
  const edges = edgesBetween(Math.min(...ends), Math.max(...ends), reference);
  const inner = edges.slice(1, -1);
  const train = differences([...inner.map((edge) => rowsBelow(reference, edge)), nPresent]);
  const later = differences([...inner.map((edge) => lowerBound(sorted, edge)), sorted.length]);
  return { edges, train: train.map((count) => Math.max(0, Math.round(count))), later };
}

/** Whole numbers of few values get a bin each, around them. */
function edgesBetween(min: number, max: number, { kind }: NumberReference): number[] {
  if (kind === "integer" && max - min < DRAWN)
    return Array.from({ length: max - min + 2 }, (_, i) => min - 0.5 + i);
  if (!(max > min)) return [min - 0.5, max + 0.5];
  return Array.from({ length: DRAWN + 1 }, (_, i) => (i === DRAWN ? max : min + ((max - min) * i) / DRAWN));
}

/** Training rows with a smaller value, by a straight line between the points. */
function rowsBelow({ values, below, upTo, nPresent }: NumberReference, value: number): number {
  const next = lowerBound(values, value);
  if (next === values.length) return nPresent;
  if (values[next] === value || next === 0) return below[next]!;
  const before = next - 1;
  const share = (value - values[before]!) / (values[next]! - values[before]!);
  return upTo[before]! + share * (below[next]! - upTo[before]!);
}

/** The training value below which a share of the rows lies; of a reference that is not empty. */
export function quantileOf({ values, upTo, nPresent }: NumberReference, share: number): number {
  return values[Math.min(values.length - 1, lowerBound(upTo, share * nPresent))]!;
}

/** Of a rising array that is not empty. */
export function sortedQuantile(sorted: Float64Array, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))]!;
}

function differences(upTo: readonly number[]): number[] {
  return upTo.map((count, bin) => count - (bin === 0 ? 0 : upTo[bin - 1]!));
}
