import { treesToOnnx } from "#core/estimators/decision-tree/tree-onnx.ts";
import { type ForestTrees, treeAt } from "#core/estimators/forest/forest-trees.ts";
import type { OnnxGraph } from "#core/export/onnx/graph.ts";

/** @returns a float tensor: [N, classes] of probabilities, or [N, 1] */
export function forestToOnnx(
  trees: ForestTrees,
  classification: boolean,
  features: string,
  graph: OnnxGraph,
): string {
  const nTrees = trees.roots.length - 1;
  const each = Array.from({ length: nTrees }, (_, tree) => ({
    ...treeAt(trees, tree),
    nOutputs: trees.nOutputs,
    value: shares(trees, tree),
  }));
  return treesToOnnx(each, classification, features, graph);
}

/** What each leaf adds to the mean, row-major (nodes × nOutputs): the runtime adds the trees up. */
function shares({ roots, feature, next, values, nOutputs }: ForestTrees, tree: number): Float64Array {
  const start = roots[tree]!;
  const size = roots[tree + 1]! - start;
  const own = new Float64Array(size * nOutputs);
  for (let node = 0; node < size; node++) {
    if (feature[start + node]! >= 0) continue;
    const leaf = next[start + node]! * nOutputs;
    for (let k = 0; k < nOutputs; k++) own[node * nOutputs + k] = values[leaf + k]! / (roots.length - 1);
  }
  return own;
}
