/** Nearer to an end than this a number counts as beyond it, and a share as this far from 0 or 1 (scikit-learn's bounds). */
export const AT_END = 1e-7;
export const LEAST_SHARE = AT_END - Number.EPSILON;

/** Different values of a column, ascending, each with the share of training rows below it and up to it. */
export interface Ranks {
  readonly values: readonly number[];
  readonly below: readonly number[];
  readonly upTo: readonly number[];
}

/**
 * Quantiles at even steps from 0 to 1, linear between order statistics (type 7 of Hyndman and Fan,
 * doi:10.1080/00031305.1996.10473566); equal ones are one value.
 * @param present no NaN, at least one; is sorted in place
 */
export function ranksOf(present: Float32Array, nQuantiles: number): Ranks {
  present.sort();
  const [values, below, upTo]: [number[], number[], number[]] = [[], [], []];
  for (let k = 0; k < nQuantiles; k++) {
    const share = nQuantiles === 1 ? 0 : k === nQuantiles - 1 ? 1 : k * (1 / (nQuantiles - 1));
    // Adding 0 turns -0 into 0, which JSON would do anyway.
    const value = sortedQuantile(present, share) + 0;
    const last = values.length - 1;
    // Rounding may let a quantile fall behind the one before it.
    if (last >= 0 && value <= values[last]!) {
      upTo[last] = share;
      continue;
    }
    values.push(value);
    below.push(share);
    upTo.push(share);
  }
  return { values, below, upTo };
}

/** Operation by operation as numpy's nanpercentile, so that what rounding does to ties is the same. */
function sortedQuantile(sorted: Float32Array, share: number): number {
  const position = (sorted.length - 1) * ((share * 100) / 100);
  const before = Math.floor(position);
  const part = position - before;
  const low = sorted[before]!;
  const high = sorted[Math.min(before + 1, sorted.length - 1)]!;
  return part < 0.5 ? low + (high - low) * part : high - (high - low) * (1 - part);
}

/** Straight pieces between the values, by how many values are not above the number: from 0 to all of them. */
export interface Pieces {
  readonly left: readonly number[];
  readonly width: readonly number[];
  readonly base: readonly number[];
  readonly rise: readonly number[];
  /** At the left end itself: the middle of the shares where many rows have that very value. */
  readonly at: readonly number[];
}

export function piecesOf({ values, below, upTo }: Ranks): Pieces {
  const last = values.length - 1;
  const top = upTo[last]!;
  const middle = (i: number) => (i === 0 ? 0 : i === last ? top : (below[i]! + upTo[i]!) / 2);
  return {
    left: [values[0]!, ...values],
    width: [1, ...values.map((value, i) => (i === last ? 1 : values[i + 1]! - value))],
    base: [0, ...values.map((_, i) => (i === last ? top : upTo[i]!))],
    rise: [0, ...values.map((_, i) => (i === last ? 0 : below[i + 1]! - upTo[i]!))],
    at: [0, ...values.map((_, i) => middle(i))],
  };
}

/** Share of training rows below a number, as a float64 from 0 to 1. */
export function shareBelow(x: number, { values }: Ranks, { left, width, base, rise, at }: Pieces): number {
  const place = countUpTo(values, x);
  if (x === left[place]!) return at[place]!;
  return base[place]! + ((x - left[place]!) / width[place]!) * rise[place]!;
}

/** How many of ascending values are not above x. */
function countUpTo(values: readonly number[], x: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle]! <= x) low = middle + 1;
    else high = middle;
  }
  return low;
}
