import { Frontier } from "#core/estimators/decision-tree/frontier.ts";
import type { Ground } from "#core/estimators/decision-tree/split-search.ts";
import type { Split } from "#core/estimators/decision-tree/splitter.ts";
import type { TreeBuilder } from "#core/estimators/decision-tree/tree-builder.ts";
import { EPSILON } from "#core/kernels/grow-subtree.ts";

/** Where a tree ends. */
export interface Bounds {
  readonly maxDepth: number | null;
  readonly minSamplesSplit: number;
  readonly minSamplesLeaf: number;
  readonly maxLeafNodes: number | null;
}

/** A node to be made. */
interface Waiting {
  readonly parent: number;
  readonly isLeft: boolean;
  readonly start: number;
  readonly end: number;
  readonly depth: number;
  readonly impurity: number;
  /** Features known to be constant. */
  readonly nConstants: number;
}

/** A node that was made, and how it could be split: null if it cannot. */
interface Made {
  readonly node: number;
  readonly waiting: Waiting;
  readonly split: Split | null;
  readonly gain: number;
}

/** Cells looked at between two checkpoints: some tens of milliseconds. */
const WORK_PER_CHECKPOINT = 500_000;

/**
 * Grows a tree with the same nodes in the same order as scikit-learn's for the same seed: depth first and left first,
 * or, with a bound on the leaves, the largest gain first.
 * @param nSamples  the first rows of the ground are those of weight above 0, in their order; they are reordered
 * @param settled  awaited now and then with the number of rows in finished leaves; false stops growing
 * @see Breiman, Friedman, Olshen and Stone, Classification and Regression Trees (1984)
 */
export async function growTree(
  ground: Ground,
  nSamples: number,
  bounds: Bounds,
  randomState: number,
  builder: TreeBuilder,
  settled: (nSettled: number, nSamples: number) => Promise<boolean>,
): Promise<void> {
  const { criterion } = ground;
  criterion.begin(0, nSamples);
  const search = ground.search(criterion.weight, randomState);
  const maxDepth = bounds.maxDepth ?? Infinity;
  const leastRows = Math.max(bounds.minSamplesSplit, 2 * bounds.minSamplesLeaf);
  const frontier = bounds.maxLeafNodes === null ? null : new Frontier<Made>();
  // The best node first is not the order in which a subtree is made.
  const subtrees = frontier === null ? search.subtrees : null;
  let nSplits = bounds.maxLeafNodes === null ? Infinity : bounds.maxLeafNodes - 1;
  const stack: Waiting[] = [
    {
      parent: -1,
      isLeft: false,
      start: 0,
      end: nSamples,
      depth: 0,
      impurity: criterion.impurity(),
      nConstants: 0,
    },
  ];
  let growing = true;
  let nSettled = 0;
  let work = 0;

  // One flat loop, which waits only at checkpoints: a promise for each node would cost more than small nodes do.
  for (;;) {
    const waiting = stack.pop();
    if (waiting === undefined) {
      const best = growing && nSplits > 0 ? frontier?.pop() : undefined;
      if (best === undefined) return;
      if (best.split === null) continue;
      nSplits--;
      builder.split(best.node, best.split.feature, best.split.threshold);
      // Nodes far apart follow each other here, and constant features are found anew in each.
      stack.push(
        rightOf(best.node, best.waiting, best.split, 0),
        leftOf(best.node, best.waiting, best.split, 0),
      );
      continue;
    }
    const { parent, isLeft, start, end, depth, impurity } = waiting;
    if (growing && subtrees !== null && end - start <= subtrees.mostRows) {
      subtrees.begin(waiting, leastRows, maxDepth);
      for (let more = true; growing && more; ) {
        more = subtrees.growOn();
        work += subtrees.takeWork();
        if (work < WORK_PER_CHECKPOINT) continue;
        work = 0;
        growing = await settled(nSettled, nSamples);
      }
      if (!growing) subtrees.stop();
      builder.addSubtree(parent, isLeft, subtrees.tree);
      nSettled += end - start;
      continue;
    }
    criterion.begin(start, end);
    const { weight } = criterion;
    const value = criterion.value();
    const node = builder.add({ parent, isLeft, value, nSamples: end - start, weight, impurity });
    let split: Split | null = null;
    if (growing && depth < maxDepth && end - start >= leastRows && impurity > EPSILON) {
      search.begin(start, end, waiting.nConstants);
      for (let more = true; growing && more; ) {
        more = search.lookOn();
        work += search.takeWork();
        if (work < WORK_PER_CHECKPOINT) continue;
        work = 0;
        growing = await settled(nSettled, nSamples);
      }
      if (growing) split = search.finish(impurity);
      if (split !== null && split.improvement + EPSILON < 0) split = null;
    }
    if (split === null) nSettled += end - start;
    if (frontier) frontier.push({ node, waiting, split, gain: split?.improvement ?? 0 });
    else if (split !== null) {
      builder.split(node, split.feature, split.threshold);
      stack.push(
        rightOf(node, waiting, split, split.nConstants),
        leftOf(node, waiting, split, split.nConstants),
      );
    }
  }
}

function leftOf(
  parent: number,
  { start, depth }: Waiting,
  { middle, impurityLeft }: Split,
  nConstants: number,
): Waiting {
  return {
    parent,
    isLeft: true,
    start,
    end: middle,
    depth: depth + 1,
    impurity: impurityLeft,
    nConstants,
  };
}

function rightOf(
  parent: number,
  { end, depth }: Waiting,
  { middle, impurityRight }: Split,
  nConstants: number,
): Waiting {
  return {
    parent,
    isLeft: false,
    start: middle,
    end,
    depth: depth + 1,
    impurity: impurityRight,
    nConstants,
  };
}
