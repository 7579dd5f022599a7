import type { Tree } from "#core/estimators/decision-tree/tree.ts";
import { TreeBuilder } from "#core/estimators/decision-tree/tree-builder.ts";

/**
 * The smallest subtree that minimises Σ over leaves of (impurity · share of the weight) + ccpAlpha · leaves, in one
 * pass from the leaves up: what weakest-link pruning ends with. Breiman et al. (1984), section 3.3.
 */
export function pruneTree(tree: Tree, ccpAlpha: number): Tree {
  const { feature, left, right, weight, impurity } = tree;
  const total = weight[0]!;
  const cost = new Float64Array(feature.length);
  const isLeaf = new Uint8Array(feature.length);
  for (let node = feature.length - 1; node >= 0; node--) {
    const own = (impurity[node]! * weight[node]!) / total + ccpAlpha;
    const below = feature[node]! < 0 ? Infinity : cost[left[node]!]! + cost[right[node]!]!;
    isLeaf[node] = own <= below ? 1 : 0;
    cost[node] = Math.min(own, below);
  }
  return withLeaves(tree, isLeaf);
}

/** The tree cut off below the nodes marked as leaves. */
function withLeaves(tree: Tree, isLeaf: Uint8Array): Tree {
  const { nOutputs } = tree;
  const builder = new TreeBuilder(nOutputs);
  const waiting = [{ node: 0, parent: -1, isLeft: false }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, parent, isLeft } = next;
    const kept = builder.add({
      parent,
      isLeft,
      value: tree.value.subarray(node * nOutputs, (node + 1) * nOutputs),
      nSamples: tree.nSamples[node]!,
      weight: tree.weight[node]!,
      impurity: tree.impurity[node]!,
    });
    if (isLeaf[node] === 1) continue;
    builder.split(kept, tree.feature[node]!, tree.threshold[node]!);
    waiting.push({ node: tree.right[node]!, parent: kept, isLeft: false });
    waiting.push({ node: tree.left[node]!, parent: kept, isLeft: true });
  }
  return builder.finish();
}
