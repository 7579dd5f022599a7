/** Numbers a node. */
export const PER_NODE = 4;

/**
 * Lets rows go down trees [fromTree, toTree) and adds up what the leaves say, tree after tree; tree t adds to output
 * t mod nOutputs. A node is four numbers of 32 bits: 4 · feature, and 1 more where what is missing goes left; the threshold as
 * a float32, up to which a row goes left; where its left and its right child begin, in bytes. A leaf leads to itself.
 * @param nodes PER_NODE numbers a node, the second in the bits of a float32
 * @param roots of each tree, the number of its first node
 * @param values of each node
 * @param rows row-major (rows × features)
 * @param sums row-major (rows × outputs)
 */
export function walkTrees(
  nodes: Int32Array,
  roots: Int32Array,
  fromTree: number,
  toTree: number,
  values: Float64Array,
  rows: Float32Array,
  nRows: number,
  nFeatures: number,
  nOutputs: number,
  sums: Float64Array,
): void {
  const thresholds = new Float32Array(nodes.buffer, nodes.byteOffset, nodes.length);
  for (let tree = fromTree; tree < toTree; tree++) {
    const root = PER_NODE * roots[tree]!;
    for (let row = 0, at = tree % nOutputs; row < nRows; row++, at += nOutputs) {
      let node = -1;
      for (let next = root; next !== node; ) {
        node = next;
        const word = nodes[node]!;
        const x = rows[row * nFeatures + (word >> 2)]!;
        const goesLeft = x <= thresholds[node + 1]! || (x !== x && (word & 1) === 1);
        next = nodes[node + (goesLeft ? 2 : 3)]! >> 2;
      }
      sums[at]! += values[node >> 2]!;
    }
  }
}
