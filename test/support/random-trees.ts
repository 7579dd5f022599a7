import fc from "fast-check";
import type { AdditiveTrees, WeighedTree } from "#core/estimators/additive-trees.ts";

/** Where a split is made, and which. */
interface Split {
  /** Among the leaves that there are, modulo their number. */
  readonly leaf: number;
  readonly feature: number;
  readonly cuts: readonly number[];
  readonly firstLeft: number;
  readonly missingLeft: number;
  readonly coverLeft: number;
  readonly coverRight: number;
}

/** Trees of thresholds and of sets, over features 0 … nFeatures - 1 that they ask again and again; values are small whole numbers. */
export const randomTree = (nFeatures: number, maxSplits = 9) =>
  fc
    .tuple(
      fc.array(
        fc.record({
          leaf: fc.nat(1000),
          feature: fc.nat(nFeatures - 1),
          cuts: fc
            .uniqueArray(fc.integer({ min: -2, max: 2 }), { minLength: 1, maxLength: 3 })
            .map((some) => some.toSorted((a, b) => a - b)),
          firstLeft: fc.nat(1),
          missingLeft: fc.nat(1),
          coverLeft: fc.integer({ min: 1, max: 40 }),
          coverRight: fc.integer({ min: 1, max: 40 }),
        }),
        { maxLength: maxSplits },
      ),
      fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1 + maxSplits, maxLength: 1 + maxSplits }),
    )
    .map(([splits, values]) => treeOf(splits, values));

function treeOf(splits: readonly Split[], values: readonly number[]): WeighedTree {
  const n = 1 + 2 * splits.length;
  const feature = new Int32Array(n).fill(-1);
  const [left, right] = [new Int32Array(n), new Int32Array(n)];
  const cover = new Float64Array(n).fill(1);
  const [firstLeft, missingLeft] = [new Uint8Array(n), new Uint8Array(n)];
  const cuts = new Map<number, readonly number[]>();
  const leaves = [0];
  let next = 1;
  for (const split of splits) {
    const [node] = leaves.splice(split.leaf % leaves.length, 1) as [number];
    feature[node] = split.feature;
    cuts.set(node, split.cuts);
    firstLeft[node] = split.firstLeft;
    missingLeft[node] = split.missingLeft;
    left[node] = next;
    right[node] = next + 1;
    cover[next] = split.coverLeft;
    cover[next + 1] = split.coverRight;
    leaves.push(next++, next++);
  }
  const value = new Float64Array(n);
  for (const [i, leaf] of leaves.entries()) value[leaf] = values[i]!;
  const cutsAt = new Int32Array(n + 1);
  for (let node = 0; node < n; node++) cutsAt[node + 1] = cutsAt[node]! + (cuts.get(node)?.length ?? 0);
  const all = Array.from({ length: n }, (_, node) => cuts.get(node) ?? []).flat();
  return { feature, left, right, cutsAt, cuts: Float32Array.from(all), firstLeft, missingLeft, cover, value };
}

export function additive(trees: readonly WeighedTree[]): AdditiveTrees {
  return {
    nOutputs: 1,
    unit: "number",
    start: [0.5],
    nTrees: trees.length,
    sums: ({ X, features, nRows }) =>
      Float64Array.from({ length: nRows }, (_, i) => {
        const row = features.map((_feature, j) => X[j * nRows + i]!);
        return 0.5 + trees.reduce((sum, tree) => sum + expectedOf(tree, row, () => true), 0);
      }),
    at: (tree) => trees[tree]!,
  };
}

/** What a tree says of a row of which only some features are known; shares of the rows stand in for the others. */
export function expectedOf(
  tree: WeighedTree,
  row: readonly number[],
  known: (feature: number) => boolean,
  node = 0,
): number {
  const asked = tree.feature[node]!;
  if (asked < 0) return tree.value[node]!;
  const [l, r] = [tree.left[node]!, tree.right[node]!];
  if (known(asked)) return expectedOf(tree, row, known, goesLeft(tree, node, row[asked]!) ? l : r);
  const [a, b] = [tree.cover[l]!, tree.cover[r]!];
  return (a * expectedOf(tree, row, known, l) + b * expectedOf(tree, row, known, r)) / (a + b);
}

function goesLeft({ cutsAt, cuts, firstLeft, missingLeft }: WeighedTree, node: number, x: number): boolean {
  if (Number.isNaN(x)) return missingLeft[node] === 1;
  const below = cuts.subarray(cutsAt[node]!, cutsAt[node + 1]!).filter((cut) => cut < x).length;
  return (below % 2 === 0) === (firstLeft[node] === 1);
}
