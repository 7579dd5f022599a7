import type { FeatureMatrix } from "#core/estimators/design.ts";

/**
 * A binary tree in flat arrays, one entry a node; node 0 is the root, and children come after their parent.
 * A row goes left when its feature is ≤ the threshold in float32; a missing one (NaN) goes right.
 */
export interface Tree {
  /** -1 in a leaf. */
  readonly feature: Int32Array;
  readonly threshold: Float32Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** Row-major (nodes × nOutputs): class shares, or the mean, of the node's training rows. */
  readonly value: Float64Array;
  readonly nOutputs: number;
  readonly nSamples: Int32Array;
  /** Sum of the weights of the node's training rows. */
  readonly weight: Float64Array;
  /** Gini, entropy in bits, or variance, of the node's training rows. */
  readonly impurity: Float64Array;
}

/** The node that each row ends in. */
function leavesOf(tree: Tree, { nRows, X }: FeatureMatrix): Int32Array {
  const { feature, threshold, left, right } = tree;
  const leaves = new Int32Array(nRows);
  for (let row = 0; row < nRows; row++) {
    let node = 0;
    for (let j = feature[0]!; j >= 0; j = feature[node]!)
      node = X[j * nRows + row]! <= threshold[node]! ? left[node]! : right[node]!;
    leaves[row] = node;
  }
  return leaves;
}

/** Row-major (nRows × nOutputs). */
export function treeOutputs(tree: Tree, rows: FeatureMatrix): Float64Array {
  const { value, nOutputs } = tree;
  const leaves = leavesOf(tree, rows);
  const outputs = new Float64Array(rows.nRows * nOutputs);
  for (let row = 0; row < rows.nRows; row++)
    for (let k = 0; k < nOutputs; k++) outputs[row * nOutputs + k] = value[leaves[row]! * nOutputs + k]!;
  return outputs;
}
