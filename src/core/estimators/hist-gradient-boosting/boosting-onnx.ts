import { treeNodeAttributes } from "#core/estimators/decision-tree/tree-onnx.ts";
import { toDoubles, toFloats } from "#core/estimators/linear-model.ts";
import type { BoostedTrees } from "#core/estimators/hist-gradient-boosting/boosted-trees.ts";
import type { FittedHistGradientBoosting } from "#core/estimators/hist-gradient-boosting/fitted.ts";
import { probabilitiesToOnnx } from "#core/estimators/probabilities.ts";
import type { OnnxGraph } from "#core/export/onnx/graph.ts";

/** @returns a float tensor: [N, classes] of probabilities, or [N, 1] */
export function boostingToOnnx(
  trees: FittedHistGradientBoosting,
  features: string,
  graph: OnnxGraph,
): string {
  const { nOutputs, start, classification, link } = trees;
  const sums = graph.node("Add", [
    toDoubles(sumOfTrees(trees, features, graph), graph),
    graph.doubles(start, [1, nOutputs]),
  ]);
  if (classification) return probabilitiesToOnnx(sums, nOutputs, graph);
  return toFloats(link === "log" ? graph.node("Exp", [sums]) : sums, graph);
}

function sumOfTrees(trees: BoostedTrees, features: string, graph: OnnxGraph): string {
  const { nOutputs, roots } = trees;
  const each = Array.from({ length: roots.length - 1 }, (_, tree) => {
    const [from, to] = [roots[tree], roots[tree + 1]];
    return {
      feature: trees.feature.subarray(from, to),
      threshold: trees.threshold.subarray(from, to),
      left: trees.left.subarray(from, to),
      right: trees.right.subarray(from, to),
      missingLeft: trees.missingLeft.subarray(from, to),
      value: trees.value.subarray(from, to),
    };
  });
  const leaf = {
    trees: [] as number[],
    nodes: [] as number[],
    outputs: [] as number[],
    weights: [] as number[],
  };
  for (const [tree, { feature, value }] of each.entries())
    for (const [node, j] of feature.entries()) {
      if (j >= 0) continue;
      leaf.trees.push(tree);
      leaf.nodes.push(node);
      leaf.outputs.push(tree % nOutputs);
      leaf.weights.push(value[node]!);
    }
  return graph.node("TreeEnsembleRegressor", [features], {
    domain: "ai.onnx.ml",
    attributes: {
      ...treeNodeAttributes(each),
      target_treeids: { ints: leaf.trees },
      target_nodeids: { ints: leaf.nodes },
      target_ids: { ints: leaf.outputs },
      target_weights: { floats: leaf.weights },
      n_targets: { int: nOutputs },
      aggregate_function: { string: "SUM" },
      post_transform: { string: "NONE" },
    },
  });
}
