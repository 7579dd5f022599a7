import type { BoostedTrees } from "#core/estimators/hist-gradient-boosting/boosted-trees.ts";
import type { FittedHistGradientBoosting } from "#core/estimators/hist-gradient-boosting/fitted.ts";
import type { TreesInside, TreeShape } from "#core/estimators/tree-shape.ts";

/** Any tree of the model, to be drawn. Tree t adds to output t mod nOutputs. */
export const boostedTreesInside: TreesInside<FittedHistGradientBoosting> = {
  count: (model) => model.roots.length - 1,
  at: shapeOf,
  sums: ({ nOutputs, start, classification, link }) => ({
    start,
    of: classification
      ? nOutputs === 1
        ? "log-odds"
        : "class-score"
      : link === "log"
        ? "logarithm"
        : "number",
  }),
};

/** A chain of comparisons is one question again: whether the code is in a set. Parents come before their children. */
function shapeOf(trees: BoostedTrees, tree: number): TreeShape {
  const root = trees.roots[tree]!;
  const shape = {
    feature: [] as number[],
    threshold: [] as number[],
    left: [] as number[],
    right: [] as number[],
    missingLeft: [] as number[],
    value: [] as number[],
    sets: new Map<number, readonly boolean[]>(),
  };
  const add = (node: number): number => {
    const place = shape.feature.length;
    const chain = chainFrom(trees, root, node);
    const [left, right] = sidesOf(trees, chain);
    shape.feature.push(trees.feature[node]!);
    shape.threshold.push(trees.threshold[node]!);
    shape.value.push(trees.value[node]!);
    shape.missingLeft.push(isLeaf(trees, node) ? 0 : Number(wayOf(trees, root, chain, Number.NaN) === left));
    shape.left.push(-1);
    shape.right.push(-1);
    if (isLeaf(trees, node)) return place;
    if (chain.length > 1) {
      const highest = Math.ceil(trees.threshold[chain.at(-1)!]!);
      const codes = Array.from({ length: highest + 2 }, (_, i) => i - 1);
      shape.sets.set(
        place,
        codes.map((code) => wayOf(trees, root, chain, code) === left),
      );
    }
    shape.left[place] = add(root + left);
    shape.right[place] = add(root + right);
    return place;
  };
  add(root);
  return {
    feature: Int32Array.from(shape.feature),
    threshold: Float32Array.from(shape.threshold),
    left: Int32Array.from(shape.left),
    right: Int32Array.from(shape.right),
    missingLeft: Uint8Array.from(shape.missingLeft),
    value: Float64Array.from(shape.value),
    sets: shape.sets,
  };
}

const isLeaf = ({ feature }: BoostedTrees, node: number) => feature[node]! < 0;

/** The comparisons of one split. Only the first of a chain has gained anything, and no split that is made gains nothing. */
function chainFrom(trees: BoostedTrees, root: number, node: number): number[] {
  const chain = [node];
  if (isLeaf(trees, node)) return chain;
  for (let at = root + trees.right[node]!; ; at = root + trees.right[at]!) {
    if (trees.feature[at] !== trees.feature[node] || trees.gain[at] !== 0) return chain;
    chain.push(at);
  }
}

/** The two nodes that a split leads to, counted from the root of the tree: of a chain, the left one was made first. */
function sidesOf(trees: BoostedTrees, chain: readonly number[]): readonly [number, number] {
  const last = chain.at(-1)!;
  const [a, b] = [trees.left[last]!, trees.right[last]!];
  return chain.length === 1 ? [a, b] : [Math.min(a, b), Math.max(a, b)];
}

/** Where a value leaves the chain. */
function wayOf(trees: BoostedTrees, root: number, chain: readonly number[], x: number): number {
  let next = 0;
  for (const node of chain) {
    const goesLeft = x <= trees.threshold[node]! || (x !== x && trees.missingLeft[node] === 1);
    next = goesLeft ? trees.left[node]! : trees.right[node]!;
    if (!chain.includes(root + next)) return next;
  }
  return next;
}
