import { draw, LARGEST_DRAW, nextFeature, setConstant, setVarying } from "#core/kernels/draw-features.ts";
import { FEATURE, LAST_KEY, N_LEFT, PROXY, proxyOf, THRESHOLD } from "#core/kernels/found-cut.ts";
import { keyOf, MISSING_KEY, valueOf } from "#core/kernels/float-keys.ts";

/** Neighbouring values no further apart than this are one value, and a feature within it is constant. */
export const SAME = Math.fround(1e-7);

/**
 * Looks for the best split of a node among one random cut of each feature that is drawn (Geurts, Ernst and Wehenkel 2006,
 * doi:10.1007/s10994-006-6226-1), by Gini's impurity of whole weights, with scikit-learn's draws and order of operations.
 * @param keys of feature j of row r at j · stride + r, by `keyOf`
 * @param rows of the node, at places [start, end); their classes and weights (or null for all 1) lie at the same places
 * @param draws, features as `draw-features.ts` has them
 * @param sums weights of the node's classes; then room for as many that go left, and for those of the best split
 * @param own room for a key a row
 * @param found the best split so far, PROXY at -Infinity if there is none; a better one takes its place
 * @param mostWork it stops after the feature with which so many cells were looked at
 * @returns how many cells were looked at; negative when no feature is left
 */
export function searchRandomCut(
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
): number {
  const n = end - start;
  let work = 0;
  while (work < mostWork) {
    const feature = nextFeature(draws, features);
    if (feature < 0) return -1 - work;
    let least = MISSING_KEY;
    let greatest = -MISSING_KEY - 1;
    let nMissing = 0;
    for (let i = 0; i < n; i++) {
      const key = keys[feature * stride + rows[start + i]!]!;
      own[i] = key;
      least = Math.min(least, key);
      if (key === MISSING_KEY) nMissing++;
      else greatest = Math.max(greatest, key);
    }
    work += n;
    const threshold = nMissing < n ? cutOf(valueOf(least), valueOf(greatest), nMissing, draws) : Number.NaN;
    if (Number.isNaN(threshold)) setConstant(draws, features);
    else {
      setVarying(draws, features);
      const last = keyOf(threshold);
      let nLeft = 0;
      for (let k = 0; k < nClasses; k++) sums[nClasses + k] = 0;
      for (let i = 0; i < n; i++) {
        if (own[i]! > last) continue;
        nLeft++;
        sums[nClasses + codes[start + i]!]! += weights === null ? 1 : weights[start + i]!;
      }
      if (nLeft >= minSamplesLeaf && n - nLeft >= minSamplesLeaf) {
        const proxy = proxyOf(sums, nClasses);
        if (proxy > found[PROXY]!) {
          found[PROXY] = proxy;
          found[FEATURE] = feature;
          found[THRESHOLD] = threshold;
          found[N_LEFT] = nLeft;
          found[LAST_KEY] = last;
          sums.copyWithin(2 * nClasses, nClasses, 2 * nClasses);
        }
      }
    }
  }
  return work;
}

/** A threshold between the numbers; the only number where it parts those that are missing; NaN where nothing parts the rows. */
function cutOf(least: number, greatest: number, nMissing: number, draws: Int32Array): number {
  if (greatest <= Math.fround(least + SAME)) return nMissing > 0 ? greatest : Number.NaN;
  return drawnBetween(least, greatest, draw(draws) / LARGEST_DRAW);
}

/** Every float32 goes the way it would by the double that scikit-learn draws. */
export function drawnBetween(least: number, greatest: number, share: number): number {
  const threshold = (greatest - least) * share + least;
  // Nothing is left on the right of the greatest; between infinities there is no number to draw.
  if (!(threshold < greatest)) return least;
  const rounded = Math.fround(threshold);
  return rounded <= threshold ? rounded : valueOf(keyOf(rounded) - 1);
}
