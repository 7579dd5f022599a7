import type { FeatureMatrix } from "#core/estimators/design.ts";
import type { BoostedTrees } from "#core/estimators/hist-gradient-boosting/boosted-trees.ts";
import type { Arrays } from "#core/kernels/kernels.ts";
import { makeRoom } from "#core/kernels/provided-kernels.ts";
import { PER_NODE } from "#core/kernels/walk-trees.ts";

/** Numbers of features that are walked with at a time: they stay in the nearest cache, beside one tree. */
const CELLS_AT_ONCE = 8192;

/** What `addTrees` does, where there is enough of it to be worth laying out for `walkTrees`. */
export function addManyTrees(
  trees: BoostedTrees,
  from: number,
  to: number,
  { nRows, features: { length: nFeatures }, X }: FeatureMatrix,
  sums: Float64Array,
): void {
  const { nOutputs, roots, value } = trees;
  const atOnce = Math.max(16, Math.floor(CELLS_AT_ONCE / nFeatures));
  const arrays = (room: Arrays) => ({
    nodes: room.int32(PER_NODE * value.length),
    roots: room.int32(roots.length),
    values: room.float64(value.length),
    rows: room.float32(nFeatures * atOnce),
    sums: room.float64(nOutputs * atOnce),
  });
  const { room, own } = makeRoom(arrays);
  own.roots.set(roots);
  own.values.set(value);
  layNodes(trees, own.nodes);
  for (let first = 0; first < nRows; first += atOnce) {
    const n = Math.min(atOnce, nRows - first);
    for (let j = 0; j < nFeatures; j++) {
      const start = j * nRows + first;
      for (let i = 0, at = j; i < n; i++, at += nFeatures) own.rows[at] = X[start + i]!;
    }
    const part = sums.subarray(nOutputs * first, nOutputs * (first + n));
    own.sums.set(part);
    room.walkTrees(own.nodes, own.roots, from, to, own.values, own.rows, n, nFeatures, nOutputs, own.sums);
    part.set(own.sums.subarray(0, part.length));
  }
}

function layNodes(
  { roots, feature, threshold, missingLeft, left, right }: BoostedTrees,
  nodes: Int32Array,
): void {
  const thresholds = new Float32Array(nodes.buffer, nodes.byteOffset, nodes.length);
  const bytes = PER_NODE * nodes.BYTES_PER_ELEMENT;
  for (let tree = 0; tree + 1 < roots.length; tree++) {
    const root = roots[tree]!;
    for (let node = root; node < roots[tree + 1]!; node++) {
      const at = PER_NODE * node;
      const isLeaf = feature[node]! < 0;
      nodes[at] = isLeaf ? 0 : 4 * feature[node]! + missingLeft[node]!;
      thresholds[at + 1] = threshold[node]!;
      nodes[at + 2] = bytes * (isLeaf ? node : root + left[node]!);
      nodes[at + 3] = bytes * (isLeaf ? node : root + right[node]!);
    }
  }
}
