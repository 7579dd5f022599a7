import { presort } from "#core/estimators/decision-tree/presort.ts";
import type { DecisionTreeParams } from "#core/estimators/decision-tree/schema.ts";
import {
  type Criterion,
  differs,
  type NodeStats,
  type Segment,
  type Split,
} from "#core/estimators/decision-tree/splitter.ts";
import type { Tree } from "#core/estimators/decision-tree/tree.ts";
import { TreeBuilder } from "#core/estimators/decision-tree/tree-builder.ts";
import type { Design } from "#core/estimators/design.ts";
import { log2 } from "#core/shared/math.ts";
import { createRandom, shuffle } from "#core/shared/random.ts";

/** A leaf that can be split, and how. */
interface Open {
  readonly node: number;
  readonly start: number;
  readonly end: number;
  readonly depth: number;
  readonly split: Split;
  /** Features that are not constant here. One that is stays so below, and is neither scanned nor kept sorted. */
  readonly varying: Int32Array;
}

/** Cells looked at between two checkpoints: a few milliseconds. */
const WORK_PER_CHECKPOINT = 1_000_000;

/**
 * Grows a tree on sorted features, exact splits only. Every feature is sorted once; a split then parts each sorted
 * list stably, so that a level of the tree costs rows × features. Children are grown left first, or, with a bound on
 * the leaves, the largest gain first.
 * Of equal gains, the lowest feature wins, and the lowest threshold (scikit-learn draws: its trees can differ there).
 * @param settled  awaited now and then with the number of rows in finished leaves; false stops growing
 * @see Breiman, Friedman, Olshen and Stone, Classification and Regression Trees (1984)
 */
export async function growTree(
  design: Design,
  params: DecisionTreeParams,
  criterion: Criterion,
  randomState: number,
  settled: (nSettled: number, nSamples: number) => Promise<boolean>,
): Promise<Tree> {
  const { X, nRows, sampleWeight } = design;
  const nFeatures = design.features.length;
  const all = Int32Array.from({ length: nRows }, (_, row) => row);
  const rows = sampleWeight === null ? all : all.filter((row) => sampleWeight[row]! > 0);
  const m = rows.length;
  const orders = presort(X, nRows, nFeatures, rows);
  const goesLeft = new Uint8Array(nRows);
  const held = new Int32Array(m);
  const builder = new TreeBuilder(design.task === "regression" ? 1 : design.classes.length);
  const maxDepth = params.maxDepth ?? Infinity;
  const maxLeaves = params.maxLeafNodes ?? Infinity;
  const nTried = featuresTried(params.maxFeatures, nFeatures);
  const random = createRandom(randomState);
  const open: Open[] = [];
  let nSettled = 0;
  let work = 0;

  const segment = (feature: number, start: number, end: number): Segment => ({
    order: orders,
    start: feature * m + start,
    end: feature * m + end,
  });

  const mayOpen = (stats: NodeStats, depth: number) =>
    !stats.pure &&
    depth < maxDepth &&
    stats.nSamples >= params.minSamplesSplit &&
    stats.nSamples >= 2 * params.minSamplesLeaf;

  function varyingOf(features: Int32Array, start: number, end: number): Int32Array {
    return features.filter((j) =>
      differs(X[j * nRows + orders[j * m + start]!]!, X[j * nRows + orders[j * m + end - 1]!]!),
    );
  }

  function findSplit(features: Int32Array, start: number, end: number, stats: NodeStats): Split | null {
    if (nTried < nFeatures) shuffle(features, random);
    let best: Split | null = null;
    for (let i = 0; i < features.length; i++) {
      if (i >= nTried && best !== null) break;
      const feature = features[i]!;
      // A split that gains nothing is made too: it may lead to one that does.
      const least: number = best?.gain ?? -Infinity;
      best = criterion.bestSplit(segment(feature, start, end), stats, feature, least) ?? best;
    }
    work += (end - start) * features.length;
    return best;
  }

  function consider(
    node: number,
    start: number,
    end: number,
    depth: number,
    stats: NodeStats,
    features: Int32Array,
  ): void {
    if (mayOpen(stats, depth)) {
      const varying = varyingOf(features, start, end);
      const split = findSplit(varying, start, end, stats);
      if (split) {
        open.push({ node, start, end, depth, split, varying });
        return;
      }
    }
    nSettled += end - start;
  }

  function partition({ start, end, split, varying }: Open): void {
    const base = split.feature * m;
    for (let i = start; i < end; i++) goesLeft[orders[base + i]!] = i < start + split.nLeft ? 1 : 0;
    for (let f = 0; f < varying.length; f++) {
      const j = varying[f]!;
      if (j === split.feature) continue;
      let left = j * m + start;
      let nRight = 0;
      for (let i = j * m + start; i < j * m + end; i++) {
        const row = orders[i]!;
        if (goesLeft[row] === 1) orders[left++] = row;
        else held[nRight++] = row;
      }
      for (let i = 0; i < nRight; i++) orders[left + i] = held[i]!;
    }
    work += (end - start) * varying.length;
  }

  const rootStats = criterion.stats(segment(0, 0, m));
  const features = Int32Array.from({ length: nFeatures }, (_, j) => j);
  consider(builder.add(rootStats), 0, m, 0, rootStats, features);
  for (let nLeaves = 1; open.length > 0 && nLeaves < maxLeaves; nLeaves++) {
    if (work > WORK_PER_CHECKPOINT) {
      work = 0;
      if (!(await settled(nSettled, m))) break;
    }
    const next = takeNext(open, maxLeaves < Infinity);
    const { node, start, end, depth, split, varying } = next;
    const middle = start + split.nLeft;
    const leftStats = criterion.stats(segment(split.feature, start, middle));
    const rightStats = criterion.stats(segment(split.feature, middle, end));
    const left = builder.add(leftStats);
    const right = builder.add(rightStats);
    builder.split(node, split, left, right);
    if (mayOpen(leftStats, depth + 1) || mayOpen(rightStats, depth + 1)) partition(next);
    consider(right, middle, end, depth + 1, rightStats, varying);
    consider(left, start, middle, depth + 1, leftStats, varying);
  }
  return builder.finish();
}

/** The last one (the left child of the last split), or the first of the largest gain. */
function takeNext(open: Open[], bestFirst: boolean): Open {
  let at = open.length - 1;
  if (bestFirst) for (let i = at - 1; i >= 0; i--) if (open[i]!.split.gain >= open[at]!.split.gain) at = i;
  return open.splice(at, 1)[0]!;
}

function featuresTried(maxFeatures: DecisionTreeParams["maxFeatures"], nFeatures: number): number {
  if (maxFeatures === "all") return nFeatures;
  const size = maxFeatures === "sqrt" ? Math.sqrt(nFeatures) : log2(nFeatures);
  return Math.max(1, Math.floor(size));
}
