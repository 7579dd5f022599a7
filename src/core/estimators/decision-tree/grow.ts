import { BestSplit } from "#core/estimators/decision-tree/best-split.ts";
import { Frontier } from "#core/estimators/decision-tree/frontier.ts";
import type { DecisionTreeParams } from "#core/estimators/decision-tree/schema.ts";
import type { Criterion, Split } from "#core/estimators/decision-tree/splitter.ts";
import type { Tree } from "#core/estimators/decision-tree/tree.ts";
import { TreeBuilder } from "#core/estimators/decision-tree/tree-builder.ts";
import type { Design } from "#core/estimators/design.ts";

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

/** An impurity of 0 is often not quite 0 after rounding. */
const EPSILON = Number.EPSILON;

/**
 * Grows a tree with the same nodes in the same order as scikit-learn's for the same seed: depth first and left first,
 * or, with a bound on the leaves, the largest gain first.
 * @param rows  data rows of weight above 0, in their order; is reordered
 * @param settled  awaited now and then with the number of rows in finished leaves; false stops growing
 * @see Breiman, Friedman, Olshen and Stone, Classification and Regression Trees (1984)
 */
export async function growTree(
  design: Design,
  params: DecisionTreeParams,
  rows: Int32Array,
  criterion: Criterion,
  randomState: number,
  settled: (nSettled: number, nSamples: number) => Promise<boolean>,
): Promise<Tree> {
  const builder = new TreeBuilder(design.task === "regression" ? 1 : design.classes.length);
  const nSamples = rows.length;
  criterion.begin(0, nSamples);
  const root: Waiting = {
    parent: -1,
    isLeft: false,
    start: 0,
    end: nSamples,
    depth: 0,
    impurity: criterion.impurity(),
    nConstants: 0,
  };
  const search = new BestSplit(design, rows, criterion, params, criterion.weight, randomState);
  const maxDepth = params.maxDepth ?? Infinity;
  const leastRows = Math.max(params.minSamplesSplit, 2 * params.minSamplesLeaf);
  let growing = true;
  let nSettled = 0;
  let work = 0;

  async function findSplit({ start, end, impurity, nConstants }: Waiting): Promise<Split | null> {
    search.begin(start, end, nConstants);
    while (search.lookAtNext()) {
      work += end - start;
      if (work < WORK_PER_CHECKPOINT) continue;
      work = 0;
      growing = await settled(nSettled, nSamples);
      if (!growing) return null;
    }
    const split = search.finish(impurity);
    return split !== null && split.improvement + EPSILON < 0 ? null : split;
  }

  async function make(waiting: Waiting): Promise<Made> {
    const { parent, isLeft, start, end, depth, impurity } = waiting;
    criterion.begin(start, end);
    const node = builder.add({
      parent,
      isLeft,
      value: criterion.value(),
      nSamples: end - start,
      weight: criterion.weight,
      impurity,
    });
    const mayGrow = growing && depth < maxDepth && end - start >= leastRows && impurity > EPSILON;
    const split = mayGrow ? await findSplit(waiting) : null;
    if (split === null) nSettled += end - start;
    return { node, waiting, split, gain: split?.improvement ?? 0 };
  }

  async function growDepthFirst(): Promise<void> {
    const stack = [root];
    for (let next = stack.pop(); next; next = stack.pop()) {
      const { node, split } = await make(next);
      if (split === null) continue;
      builder.split(node, split.feature, split.threshold);
      stack.push(rightOf(node, next, split, split.nConstants), leftOf(node, next, split, split.nConstants));
    }
  }

  async function growBestFirst(maxLeafNodes: number): Promise<void> {
    const frontier = new Frontier<Made>();
    frontier.push(await make(root));
    let nSplits = maxLeafNodes - 1;
    for (let next = frontier.pop(); next && nSplits > 0 && growing; next = frontier.pop()) {
      const { node, waiting, split } = next;
      if (split === null) continue;
      nSplits--;
      builder.split(node, split.feature, split.threshold);
      // Nodes far apart follow each other here, and constant features are found anew in each.
      const left = await make(leftOf(node, waiting, split, 0));
      const right = await make(rightOf(node, waiting, split, 0));
      frontier.push(left);
      frontier.push(right);
    }
  }

  if (params.maxLeafNodes === null) await growDepthFirst();
  else await growBestFirst(params.maxLeafNodes);
  return builder.finish();
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
