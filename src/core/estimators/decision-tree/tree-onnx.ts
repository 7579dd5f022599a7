import type { Tree } from "#core/estimators/decision-tree/tree.ts";
import type { OnnxAttribute, OnnxGraph } from "#core/export/onnx/graph.ts";

/**
 * Adds trees whose outputs are summed. Thresholds are float32 already, so every row takes the same way.
 * @returns a float tensor: [N, nOutputs] of probabilities, or [N, 1]
 */
export function treesToOnnx(
  trees: readonly WeighedTree[],
  classification: boolean,
  features: string,
  graph: OnnxGraph,
): string {
  if (!classification) return sumOfTreesToOnnx(trees, features, graph);
  const nOutputs = trees[0]!.nOutputs;
  const leaf = leafAttributes(trees);
  const nodes = treeNodeAttributes(trees);
  const [, probabilities] = graph.nodes("TreeEnsembleClassifier", [features], {
    domain: "ai.onnx.ml",
    outputs: 2,
    attributes: {
      ...nodes,
      class_treeids: { ints: leaf.trees },
      class_nodeids: { ints: leaf.nodes },
      class_ids: { ints: leaf.outputs },
      class_weights: { floats: leaf.weights },
      classlabels_int64s: { ints: Array.from({ length: nOutputs }, (_, k) => k) },
      post_transform: { string: "NONE" },
    },
  });
  return probabilities!;
}

/** A tree by the ways through it and what stands at their ends. */
export type WeighedTree = TreeNodes & Pick<Tree, "value" | "nOutputs">;

/** Adds trees, all of as many outputs, whose outputs are summed in float32. @returns a float tensor [N, nOutputs] */
export function sumOfTreesToOnnx(trees: readonly WeighedTree[], features: string, graph: OnnxGraph): string {
  const leaf = leafAttributes(trees);
  return graph.node("TreeEnsembleRegressor", [features], {
    domain: "ai.onnx.ml",
    attributes: {
      ...treeNodeAttributes(trees),
      target_treeids: { ints: leaf.trees },
      target_nodeids: { ints: leaf.nodes },
      target_ids: { ints: leaf.outputs },
      target_weights: { floats: leaf.weights },
      n_targets: { int: trees[0]!.nOutputs },
      aggregate_function: { string: "SUM" },
      post_transform: { string: "NONE" },
    },
  });
}

/** What of a tree says which way a row takes. */
interface TreeNodes extends Pick<Tree, "feature" | "threshold" | "left" | "right"> {
  /** 1 where a missing value goes left; without it, it goes right everywhere. */
  readonly missingLeft?: Uint8Array;
}

/** The attributes `nodes_…` that all tree ensembles of ONNX have in common. */
export function treeNodeAttributes(trees: readonly TreeNodes[]): Record<string, OnnxAttribute> {
  const each = <T>(value: (tree: TreeNodes, node: number, treeId: number) => T): T[] =>
    trees.flatMap((tree, treeId) => Array.from(tree.feature, (_, node) => value(tree, node, treeId)));
  const inner = (tree: TreeNodes, node: number) => tree.feature[node]! >= 0;
  return {
    nodes_treeids: { ints: each((_tree, _node, treeId) => treeId) },
    nodes_nodeids: { ints: each((_tree, node) => node) },
    nodes_featureids: { ints: each((tree, node) => (inner(tree, node) ? tree.feature[node]! : 0)) },
    nodes_values: { floats: each((tree, node) => tree.threshold[node]!) },
    nodes_modes: { strings: each((tree, node) => (inner(tree, node) ? "BRANCH_LEQ" : "LEAF")) },
    nodes_truenodeids: { ints: each((tree, node) => (inner(tree, node) ? tree.left[node]! : 0)) },
    nodes_falsenodeids: { ints: each((tree, node) => (inner(tree, node) ? tree.right[node]! : 0)) },
    nodes_missing_value_tracks_true: { ints: each((tree, node) => tree.missingLeft?.[node] ?? 0) },
  };
}

/** Every leaf names every output, also where its weight is 0: runtimes guess when some are left out. */
function leafAttributes(trees: readonly WeighedTree[]) {
  const leaf = {
    trees: [] as number[],
    nodes: [] as number[],
    outputs: [] as number[],
    weights: [] as number[],
  };
  trees.forEach(({ feature, value, nOutputs }, treeId) => {
    for (let node = 0; node < feature.length; node++) {
      if (feature[node]! >= 0) continue;
      for (let k = 0; k < nOutputs; k++) {
        leaf.trees.push(treeId);
        leaf.nodes.push(node);
        leaf.outputs.push(k);
        leaf.weights.push(value[node * nOutputs + k]!);
      }
    }
  });
  return leaf;
}
