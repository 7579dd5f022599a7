import type { NumberStatistics, Outliers } from "#core/frame/profile-types.ts";
import { quantileShares } from "#core/frame/profile-types.ts";
import { medianOf, quantileOf } from "#core/frame/quantiles.ts";
import { sortSpent } from "#core/frame/sort-numbers.ts";

const mostFrequent = 10;
/** Makes the MAD of a normal distribution its standard deviation. */
const madScale = 0.6745;
const madLimit = 3.5;

type Values = Float64Array | Float32Array;

export interface CountedNumbers {
  readonly missing: number;
  /** Different values that are not missing. */
  readonly distinct: number;
  /** The finite values, rising. */
  readonly sorted: Float64Array;
  readonly statistics: NumberStatistics | null;
}

/** @param pause awaited between passes over a long column */
export async function countNumbers(values: Values, pause: () => Promise<void>): Promise<CountedNumbers> {
  const { finite, infinite, signs } = finiteOf(values);
  const missing = values.length - finite.length - infinite;
  const order = orderOf(values);
  const sorted = await sortSpent(finite, pause);
  if (sorted.length === 0) return { missing, distinct: signs, sorted, statistics: null };
  const { distinct, frequent } = countRuns(sorted);
  const statistics = {
    count: sorted.length,
    infinite,
    zeros: upTo(sorted, 0) - below(sorted, 0),
    negatives: below(sorted, 0),
    ...moments(sorted),
    quantiles: quantileShares.map((share) => quantileOf(sorted, share)),
    ...spread(sorted),
    frequent,
    order,
  };
  return { missing, distinct: distinct + signs, sorted, statistics };
}

function finiteOf(values: Values): { finite: Float64Array; infinite: number; signs: number } {
  const finite = new Float64Array(values.length);
  let n = 0;
  let up = 0;
  let down = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value - value === 0) finite[n++] = value;
    else if (value > 0) up++;
    else if (value < 0) down++;
  }
  const signs = (up > 0 ? 1 : 0) + (down > 0 ? 1 : 0);
  return { finite: finite.subarray(0, n), infinite: up + down, signs };
}

/** Stops at the first row that says neither; a column of one value has no order. */
function orderOf(values: Values): "rising" | "falling" | null {
  let rises = true;
  let falls = true;
  let last = Number.NaN;
  for (let i = 0; i < values.length && (rises || falls); i++) {
    const value = values[i]!;
    if (value !== value) continue;
    if (value < last) rises = false;
    else if (value > last) falls = false;
    last = value;
  }
  if (rises === falls) return null;
  return rises ? "rising" : "falling";
}

function countRuns(sorted: Float64Array): Pick<NumberStatistics, "frequent"> & { distinct: number } {
  const frequent: { value: number; count: number }[] = [];
  let distinct = 0;
  let least = 0; // a run must be longer to come among the most frequent
  for (let start = 0; start < sorted.length; ) {
    const value = sorted[start]!;
    let end = start + 1;
    while (end < sorted.length && sorted[end] === value) end++;
    distinct++;
    const count = end - start;
    if (count > least) {
      let at = frequent.length;
      while (at > 0 && frequent[at - 1]!.count < count) at--;
      frequent.splice(at, 0, { value: value + 0, count });
      if (frequent.length > mostFrequent) frequent.pop();
      if (frequent.length === mostFrequent) least = frequent[mostFrequent - 1]!.count;
    }
    start = end;
  }
  return { distinct, frequent };
}

function moments(sorted: Float64Array): Pick<NumberStatistics, "mean" | "std" | "skewness" | "kurtosis"> {
  const n = sorted.length;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += sorted[i]!;
  const mean = sum / n;
  let m2 = 0;
  let m3 = 0;
  let m4 = 0;
  for (let i = 0; i < n; i++) {
    const d = sorted[i]! - mean;
    const square = d * d;
    m2 += square;
    m3 += square * d;
    m4 += square * square;
  }
  const std = n > 1 && sorted[0] !== sorted[n - 1] ? Math.sqrt(m2 / (n - 1)) : 0;
  if (n < 3 || !(std > 0)) return { mean, std, skewness: null, kurtosis: null };
  const size = m2 / n;
  const skewness = ((m3 / n / (size * Math.sqrt(size))) * Math.sqrt(n * (n - 1))) / (n - 2);
  const kurtosis =
    n < 4 ? null : ((n - 1) / ((n - 2) * (n - 3))) * ((n + 1) * (m4 / n / (size * size)) - 3 * (n - 1));
  return { mean, std, skewness, kurtosis };
}

function spread(sorted: Float64Array): { mad: number; outliers: Outliers } {
  const [q1, q3] = [quantileOf(sorted, 0.25), quantileOf(sorted, 0.75)];
  const range = q3 - q1;
  const fences = [q1 - 1.5 * range, q3 + 1.5 * range] as const;
  const n = sorted.length;
  const median = medianOf(sorted);
  const mad = madOf(sorted, median);
  const reach = (madLimit / madScale) * mad;
  return {
    mad,
    outliers: {
      fences,
      below: below(sorted, fences[0]),
      above: n - upTo(sorted, fences[1]),
      farOut: below(sorted, q1 - 3 * range) + n - upTo(sorted, q3 + 3 * range),
      byMad: mad > 0 ? below(sorted, median - reach) + n - upTo(sorted, median + reach) : null,
    },
  };
}

/** The distances to the median rise to both sides of it: the middle one is found by walking outwards. */
function madOf(sorted: Float64Array, median: number): number {
  const n = sorted.length;
  let right = below(sorted, median);
  let left = right - 1;
  let before = 0;
  let distance = 0;
  for (let taken = 0; taken <= n >> 1; taken++) {
    before = distance;
    const toLeft = left >= 0 ? median - sorted[left]! : Number.POSITIVE_INFINITY;
    const toRight = right < n ? sorted[right]! - median : Number.POSITIVE_INFINITY;
    if (toLeft < toRight) {
      distance = toLeft;
      left--;
    } else {
      distance = toRight;
      right++;
    }
  }
  return n % 2 === 1 ? distance : before / 2 + distance / 2;
}

/** How many are less. */
function below(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many are not more. */
function upTo(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
