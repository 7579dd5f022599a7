import type { FeatureMatrix } from "#core/estimators/design.ts";
import { addManyTrees } from "#core/estimators/hist-gradient-boosting/add-many-trees.ts";

/** So many rows times trees are worth a room of their own. */
const MANY_WALKS = 100_000;

/**
 * Many regression trees in flat arrays, one entry a node. A tree's nodes stand together, its root first; tree t adds to output
 * t mod nOutputs. A row goes left when its feature is ≤ the threshold in float32, or missing where `missingLeft` says so.
 * A split by a set of categories is a chain of comparisons, so that a node may have several parents, all of one feature.
 */
export interface BoostedTrees {
  readonly nOutputs: number;
  /** What every row starts from, by output. */
  readonly start: Float64Array;
  /** The first node of each tree; one more at the end. */
  readonly roots: Int32Array;
  /** -1 in a leaf. */
  readonly feature: Int32Array;
  readonly threshold: Float32Array;
  readonly missingLeft: Uint8Array;
  /** Children, counted from the root of their tree. */
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** What a leaf adds; 0 in other nodes. */
  readonly value: Float64Array;
  /** Training rows of the node. */
  readonly nSamples: Int32Array;
  /** What the node's split gained, 0 in a leaf. */
  readonly gain: Float64Array;
}

/** Adds what trees [from, to) say of each row to `sums`, row-major (rows × nOutputs). */
export function addTrees(
  trees: BoostedTrees,
  from: number,
  to: number,
  { nRows, X }: FeatureMatrix,
  sums: Float64Array,
): void {
  const { nOutputs, roots, feature, threshold, missingLeft, left, right, value } = trees;
  for (let tree = from; tree < to; tree++) {
    const root = roots[tree]!;
    for (let row = 0, at = tree % nOutputs; row < nRows; row++, at += nOutputs) {
      let node = root;
      for (let j = feature[node]!; j >= 0; j = feature[node]!) {
        const x = X[j * nRows + row]!;
        const goesLeft = x <= threshold[node]! || (x !== x && missingLeft[node] === 1);
        node = root + (goesLeft ? left[node]! : right[node]!);
      }
      sums[at]! += value[node]!;
    }
  }
}

/** Row-major (rows × nOutputs): the sums over all trees, before any link. */
export function rawOutputs(trees: BoostedTrees, rows: FeatureMatrix): Float64Array {
  const sums = startSums(trees.start, rows.nRows);
  const nTrees = trees.roots.length - 1;
  const add = rows.nRows * nTrees < MANY_WALKS ? addTrees : addManyTrees;
  add(trees, 0, nTrees, rows, sums);
  return sums;
}

export function startSums(start: Float64Array, nRows: number): Float64Array {
  const sums = new Float64Array(nRows * start.length);
  for (let i = 0; i < sums.length; i++) sums[i] = start[i % start.length]!;
  return sums;
}

/** The first `nTrees` of them. */
export function firstTrees(trees: BoostedTrees, nTrees: number): BoostedTrees {
  const { nOutputs, start, roots } = trees;
  const kept = Math.min(nTrees, roots.length - 1);
  const end = roots[kept]!;
  return {
    nOutputs,
    start,
    roots: roots.slice(0, kept + 1),
    feature: trees.feature.slice(0, end),
    threshold: trees.threshold.slice(0, end),
    missingLeft: trees.missingLeft.slice(0, end),
    left: trees.left.slice(0, end),
    right: trees.right.slice(0, end),
    value: trees.value.slice(0, end),
    nSamples: trees.nSamples.slice(0, end),
    gain: trees.gain.slice(0, end),
  };
}
