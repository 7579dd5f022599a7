import type { AdditiveTrees, WeighedTree } from "#core/estimators/additive-trees.ts";
import { type BoostedTrees, rawOutputs } from "#core/estimators/hist-gradient-boosting/boosted-trees.ts";
import type { FittedHistGradientBoosting } from "#core/estimators/hist-gradient-boosting/fitted.ts";

/** The raw sums of boosting: log odds of the second class, a score a class, or a number or its logarithm. */
export function addends(model: FittedHistGradientBoosting): AdditiveTrees {
  const { nOutputs, classification, link, start, roots } = model;
  return {
    nOutputs,
    unit: classification ? (nOutputs === 1 ? "log-odds" : "score") : link === "log" ? "log" : "number",
    start: [...start],
    sums: (rows) => rawOutputs(model, rows),
    nTrees: Math.floor((roots.length - 1) / nOutputs),
    at: (tree, output) => weighedTree(model, tree * nOutputs + output),
  };
}

/** Chains of comparisons are put together again to the one question that they are. */
function weighedTree(trees: BoostedTrees, tree: number): WeighedTree {
  const [start, end] = [trees.roots[tree]!, trees.roots[tree + 1]!];
  const of = <T extends Int32Array | Float32Array | Float64Array | Uint8Array>(all: T) =>
    all.subarray(start, end) as T;
  const [feature, left, right] = [of(trees.feature), of(trees.left).slice(), of(trees.right).slice()];
  const [threshold, missingLeft] = [of(trees.threshold), of(trees.missingLeft).slice()];
  const cutsAt = new Int32Array(feature.length + 1);
  const cuts: number[] = [];
  const firstLeft = new Uint8Array(feature.length).fill(1);
  for (let node = 0; node < feature.length; node++) {
    cutsAt[node] = cuts.length;
    if (feature[node]! < 0) continue;
    const chain = chainFrom(trees, start, node);
    cuts.push(...chain.map((part) => threshold[part]!));
    if (chain.length > 1) {
      const first = trees.left[start + node]!;
      right[node] = trees.left[start + chain[1]!]!;
      left[node] = first;
      const stop = chain.find((part) => missingLeft[part] === 1);
      const missing = trees[stop === undefined ? "right" : "left"][start + (stop ?? chain.at(-1)!)]!;
      missingLeft[node] = missing === first ? 1 : 0;
    }
  }
  cutsAt[feature.length] = cuts.length;
  const cover = Float64Array.from(of(trees.nSamples));
  return {
    feature,
    left,
    right,
    missingLeft,
    cutsAt,
    firstLeft,
    cover,
    cuts: Float32Array.from(cuts),
    value: of(trees.value),
  };
}

/**
 * The nodes of the question that begins at a node: itself, or a chain down its right children in which two nodes take turns at
 * being the left child and the last right one is of them too (`chainOf`). In a plain tree no node has two parents.
 */
function chainFrom({ feature, left, right }: BoostedTrees, root: number, node: number): readonly number[] {
  const chain = [node];
  const turns = [left[root + node]!];
  for (let at = right[root + node]!; feature[root + at] === feature[root + node]; at = right[root + at]!) {
    if (turns.length === 2 && left[root + at] !== turns[chain.length % 2]) return [node];
    if (turns.length === 1) turns.push(left[root + at]!);
    chain.push(at);
    if (right[root + at] === turns[chain.length % 2]) return chain;
  }
  return [node];
}
