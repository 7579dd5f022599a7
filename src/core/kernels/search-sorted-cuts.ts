import { nextFeature, setConstant, setVarying } from "#core/kernels/draw-features.ts";
import { FEATURE, LAST_KEY, N_LEFT, PROXY, proxyOf, THRESHOLD } from "#core/kernels/found-cut.ts";
import { SAME } from "#core/kernels/search-random-cut.ts";
import { thresholdBetween } from "#core/kernels/threshold-between.ts";

/** What a search that sorts needs beside the node. */
export interface Sorting {
  /** The different values of all features, ascending; of feature j from offsets[j] on, NaN last. A key is a place among them. */
  readonly values: Float32Array;
  readonly offsets: Int32Array;
  /** Room for two numbers a row. */
  readonly items: Float64Array;
  /** Room for two counts a row, and four more. */
  readonly counts: Int32Array;
}

/**
 * Looks for the best split of a node among all cuts of each feature that is drawn, by Gini's impurity of whole weights: the
 * sums are whole numbers, exact in any order, and the first of equally good splits is scikit-learn's.
 * @param keys of feature j of row r at j · stride + r: places among the feature's values
 * @param own room for a key a row
 * @see searchRandomCut for the other parameters and for what is returned
 */
export function searchSortedCuts(
  keys: Int32Array,
  stride: number,
  rows: Int32Array,
  codes: Int32Array,
  weights: Float64Array | null,
  start: number,
  end: number,
  minSamplesLeaf: number,
  draws: Int32Array,
  features: Int32Array,
  sums: Float64Array,
  nClasses: number,
  own: Int32Array,
  found: Float64Array,
  mostWork: number,
  { values, offsets, items }: Sorting,
): number {
  const n = end - start;
  // A key and the place of its row make one number, exact as long as there are fewer than some ten million rows.
  const sorted = items.subarray(0, n);
  let work = 0;
  while (work < mostWork) {
    const feature = nextFeature(draws, features);
    if (feature < 0) return -1 - work;
    work += n;
    for (let i = 0; i < n; i++) sorted[i] = keys[feature * stride + rows[start + i]!]! * n + i;
    sorted.sort();
    for (let i = 0; i < n; i++) own[i] = Math.floor(sorted[i]! / n);
    const first = offsets[feature]!;
    if (areSame(values[first + own[0]!]!, values[first + own[n - 1]!]!)) {
      setConstant(draws, features);
      continue;
    }
    setVarying(draws, features);
    sums.fill(0, nClasses, 2 * nClasses);
    for (let nLeft = 1; nLeft <= n - minSamplesLeaf; nLeft++) {
      const at = start + (sorted[nLeft - 1]! % n);
      sums[nClasses + codes[at]!]! += weights === null ? 1 : weights[at]!;
      if (nLeft < minSamplesLeaf || nLeft === n || own[nLeft - 1] === own[nLeft]) continue;
      const proxy = proxyOf(sums, nClasses);
      if (!(proxy > found[PROXY]!)) continue;
      const [lower, upper] = [values[first + own[nLeft - 1]!]!, values[first + own[nLeft]!]!];
      if (areSame(lower, upper)) continue;
      found[PROXY] = proxy;
      found[FEATURE] = feature;
      found[THRESHOLD] = thresholdBetween(lower, upper);
      found[N_LEFT] = nLeft;
      found[LAST_KEY] = own[nLeft - 1]!;
      sums.copyWithin(2 * nClasses, nClasses, 2 * nClasses);
    }
  }
  return work;
}

/** Missing values are the same as each other. */
function areSame(lower: number, upper: number): boolean {
  return upper <= Math.fround(lower + SAME) || (Number.isNaN(lower) && Number.isNaN(upper));
}
