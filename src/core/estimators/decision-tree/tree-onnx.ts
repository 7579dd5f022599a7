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
  const nNodes = trees.reduce((sum, { feature }) => sum + feature.length, 0);
  const own = {
    tree: new Int32Array(nNodes),
    node: new Int32Array(nNodes),
    feature: new Int32Array(nNodes),
    value: new Float32Array(nNodes),
    left: new Int32Array(nNodes),
    right: new Int32Array(nNodes),
    missingLeft: new Uint8Array(nNodes),
  };
  const modes = Array.from({ length: nNodes }, () => "LEAF");
  let first = 0;
  trees.forEach(({ feature, threshold, left, right, missingLeft }, treeId) => {
    for (let node = 0; node < feature.length; node++) {
      const at = first + node;
      own.tree[at] = treeId;
      own.node[at] = node;
      own.value[at] = threshold[node]!;
      own.missingLeft[at] = missingLeft?.[node] ?? 0;
      if (feature[node]! < 0) continue;
      modes[at] = "BRANCH_LEQ";
      own.feature[at] = feature[node]!;
      own.left[at] = left[node]!;
      own.right[at] = right[node]!;
    }
    first += feature.length;
  });
  return {
    nodes_treeids: { ints: own.tree },
    nodes_nodeids: { ints: own.node },
    nodes_featureids: { ints: own.feature },
    nodes_values: { floats: own.value },
    nodes_modes: { strings: modes },
    nodes_truenodeids: { ints: own.left },
    nodes_falsenodeids: { ints: own.right },
    nodes_missing_value_tracks_true: { ints: own.missingLeft },
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
