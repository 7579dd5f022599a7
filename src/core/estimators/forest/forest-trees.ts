import { plainQuestions, type WeighedTree } from "#core/estimators/additive-trees.ts";
import type { FeatureMatrix } from "#core/estimators/design.ts";
import type { TreeShape } from "#core/estimators/tree-shape.ts";

/**
 * Many trees in flat arrays, node by node, tree after tree. The left child of a node is the next one; a row goes there when
 * its feature is ≤ the threshold in float32, else (missing ones, too) to the right one.
 */
export interface ForestTrees {
  readonly nOutputs: number;
  /** Where each tree begins; one more at the end. */
  readonly roots: Int32Array;
  /** -1 in a leaf. */
  readonly feature: Int32Array;
  readonly threshold: Float32Array;
  /** Of a split the right child, of a leaf its row in `values`. */
  readonly next: Int32Array;
  /** Sum of the weights of the training rows that a tree was grown from, where they came by. */
  readonly weight: Float32Array;
  /** Row-major (leaves × nOutputs): class shares, or the mean. Leaves of one class share a row. */
  readonly values: Float64Array;
}

/** The first trees: the forest as it was when it had grown no more. */
export function firstTrees(trees: ForestTrees, nTrees: number): ForestTrees {
  const end = trees.roots[nTrees]!;
  return {
    ...trees,
    roots: trees.roots.slice(0, nTrees + 1),
    feature: trees.feature.slice(0, end),
    threshold: trees.threshold.slice(0, end),
    next: trees.next.slice(0, end),
    weight: trees.weight.slice(0, end),
  };
}

/** Adds what one tree answers for some rows to row-major sums (nRows × nOutputs). */
export function addAnswers(
  trees: ForestTrees,
  tree: number,
  { X, nRows }: FeatureMatrix,
  rows: Int32Array,
  nAsked: number,
  sums: Float64Array,
): void {
  const { feature, threshold, next, values, nOutputs, roots } = trees;
  const root = roots[tree]!;
  for (let i = 0; i < nAsked; i++) {
    const row = rows[i]!;
    let node = root;
    for (let j = feature[node]!; j >= 0; j = feature[node]!)
      node = X[j * nRows + row]! <= threshold[node]! ? node + 1 : next[node]!;
    const leaf = next[node]! * nOutputs;
    for (let k = 0; k < nOutputs; k++) sums[row * nOutputs + k]! += values[leaf + k]!;
  }
}

/** One tree of a forest, its children numbered from its own root on. */
export function treeAt(trees: ForestTrees, tree: number): TreeShape {
  const [start, end] = [trees.roots[tree]!, trees.roots[tree + 1]!];
  const feature = trees.feature.subarray(start, end);
  return {
    feature,
    threshold: trees.threshold.subarray(start, end),
    left: feature.map((j, node) => (j < 0 ? -1 : node + 1)),
    right: feature.map((j, node) => (j < 0 ? -1 : trees.next[start + node]! - start)),
  };
}

/** One tree with its share of what the forest answers. */
export function weighedTree(trees: ForestTrees, tree: number, output: number): WeighedTree {
  const { roots, next, values, nOutputs, weight } = trees;
  const nTrees = roots.length - 1;
  const [start, end] = [roots[tree]!, roots[tree + 1]!];
  const shape = treeAt(trees, tree);
  const value = Float64Array.from(shape.feature, (asked, node) =>
    asked < 0 ? values[next[start + node]! * nOutputs + output]! / nTrees : 0,
  );
  return { ...plainQuestions(shape), cover: Float64Array.from(weight.subarray(start, end)), value };
}
