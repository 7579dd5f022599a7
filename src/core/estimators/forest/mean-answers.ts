import type { FeatureMatrix } from "#core/estimators/design.ts";
import { addAnswers, type ForestTrees } from "#core/estimators/forest/forest-trees.ts";
import type { Arrays } from "#core/kernels/kernels.ts";
import { makeRoom } from "#core/kernels/provided-kernels.ts";
import { PER_NODE } from "#core/kernels/walk-trees.ts";

/** Rows that go down a tree together: a large forest is fetched from memory once for all of them. */
const BLOCK = 8192;
/** Rows and a node each for which it is worth laying the trees out for the kernel. */
const LEAST_STEPS_A_NODE = 1 / 16;

/** The mean of what all trees answer, row-major (nRows × nOutputs); added up in the order of the trees. */
export function meanAnswers(trees: ForestTrees, rows: FeatureMatrix): Float64Array {
  const { nOutputs, roots, feature } = trees;
  const nTrees = roots.length - 1;
  const sums = new Float64Array(rows.nRows * nOutputs);
  if (rows.nRows * nTrees > LEAST_STEPS_A_NODE * feature.length) addByKernel(trees, rows, sums);
  else {
    const all = Int32Array.from({ length: rows.nRows }, (_, row) => row);
    for (let tree = 0; tree < nTrees; tree++) addAnswers(trees, tree, rows, all, rows.nRows, sums);
  }
  for (let i = 0; i < sums.length; i++) sums[i]! /= nTrees;
  return sums;
}

function addByKernel(trees: ForestTrees, { X, nRows, features }: FeatureMatrix, sums: Float64Array): void {
  const { nOutputs, roots, values, feature, next } = trees;
  const nFeatures = features.length;
  const arrays = (room: Arrays) => ({
    nodes: room.int32(PER_NODE * feature.length),
    roots: room.int32(roots.length),
    leaves: room.int32(feature.length),
    values: room.float64(values.length),
    rows: room.float32(nFeatures * BLOCK),
    sums: room.float64(nOutputs * BLOCK),
  });
  const { room, own } = makeRoom(arrays);
  own.roots.set(roots);
  own.leaves.set(next);
  own.values.set(values);
  layNodes(trees, own.nodes);
  for (let first = 0; first < nRows; first += BLOCK) {
    const n = Math.min(BLOCK, nRows - first);
    for (let j = 0; j < nFeatures; j++) {
      const start = j * nRows + first;
      for (let i = 0, at = j; i < n; i++, at += nFeatures) own.rows[at] = X[start + i]!;
    }
    own.sums.fill(0);
    const of = [own.leaves, own.values, own.rows, n, nFeatures, nOutputs, own.sums] as const;
    room.walkForest(own.nodes, own.roots, roots.length - 1, ...of);
    sums.set(own.sums.subarray(0, nOutputs * n), nOutputs * first);
  }
}

/** As `walkTrees` has them. Missing values go right. */
function layNodes({ feature, threshold, next }: ForestTrees, nodes: Int32Array): void {
  const thresholds = new Float32Array(nodes.buffer, nodes.byteOffset, nodes.length);
  const bytes = PER_NODE * nodes.BYTES_PER_ELEMENT;
  for (let node = 0; node < feature.length; node++) {
    const at = PER_NODE * node;
    const isLeaf = feature[node]! < 0;
    nodes[at] = isLeaf ? 0 : 4 * feature[node]!;
    thresholds[at + 1] = threshold[node]!;
    nodes[at + 2] = bytes * (isLeaf ? node : node + 1);
    nodes[at + 3] = bytes * (isLeaf ? node : next[node]!);
  }
}
