import { PER_NODE } from "#core/kernels/walk-trees.ts";

/**
 * Lets rows go down all trees of a forest and adds up what the leaves say, tree after tree. Nodes are those of `walkTrees`.
 * @param leaves of each leaf, its row in `values`
 * @param values row-major (leaves × outputs)
 * @param rows row-major (rows × features)
 * @param sums row-major (rows × outputs)
 */
export function walkForest(
  nodes: Int32Array,
  roots: Int32Array,
  nTrees: number,
  leaves: Int32Array,
  values: Float64Array,
  rows: Float32Array,
  nRows: number,
  nFeatures: number,
  nOutputs: number,
  sums: Float64Array,
): void {
  const thresholds = new Float32Array(nodes.buffer, nodes.byteOffset, nodes.length);
  for (let tree = 0; tree < nTrees; tree++) {
    const root = PER_NODE * roots[tree]!;
    for (let row = 0; row < nRows; row++) {
      let node = -1;
      for (let next = root; next !== node; ) {
        node = next;
        const word = nodes[node]!;
        const x = rows[row * nFeatures + (word >> 2)]!;
        const goesLeft = x <= thresholds[node + 1]! || (x !== x && (word & 1) === 1);
        next = nodes[node + (goesLeft ? 2 : 3)]! >> 2;
      }
      const leaf = leaves[node >> 2]! * nOutputs;
      for (let k = 0; k < nOutputs; k++) sums[row * nOutputs + k]! += values[leaf + k]!;
    }
  }
}
