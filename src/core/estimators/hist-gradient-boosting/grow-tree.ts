import { Frontier } from "#core/estimators/decision-tree/frontier.ts";
import { type BinnedFeatures, firstBin } from "#core/estimators/hist-gradient-boosting/bin-features.ts";
import type { BoostingRoom } from "#core/estimators/hist-gradient-boosting/boosting-room.ts";
import { chainOf } from "#core/estimators/hist-gradient-boosting/category-chain.ts";
import { allowedOf, type Constraints } from "#core/estimators/hist-gradient-boosting/constraints.ts";
import { findSplit } from "#core/estimators/hist-gradient-boosting/find-split.ts";
import type { Histograms } from "#core/estimators/hist-gradient-boosting/histograms.ts";
import { LevelFrontier } from "#core/estimators/hist-gradient-boosting/level-frontier.ts";
import type { Derivatives } from "#core/estimators/hist-gradient-boosting/loss.ts";
import {
  type Bounds,
  newtonStep,
  noBounds,
  shrunk,
} from "#core/estimators/hist-gradient-boosting/node-value.ts";
import type { HistGradientBoostingParams } from "#core/estimators/hist-gradient-boosting/schema.ts";
import type { NodeSums, Split, SplitRules } from "#core/estimators/hist-gradient-boosting/split.ts";
import type { TreeStore } from "#core/estimators/hist-gradient-boosting/tree-store.ts";
import { PER_BIN } from "#core/kernels/sum-by-bin.ts";

/** Work a row of a leaf that answers with a median or quantile, in cells added up: its rows are sorted. */
const SORT_WORK = 64;

/** A node that is not settled: its rows are rows[start, end). */
interface Place {
  readonly node: number;
  readonly start: number;
  readonly end: number;
  readonly depth: number;
  readonly all: NodeSums;
  readonly bounds: Bounds;
  /** Groups of features that may still come together on the way down to it; null without such groups. */
  readonly groups: readonly ReadonlySet<number>[] | null;
  /** 1 at features that may be asked for; null for any. */
  readonly allowed: Uint8Array | null;
}

/** One that may be split. */
interface Open {
  readonly place: Place;
  readonly depth: number;
  readonly split: Split;
  readonly gain: number;
  readonly sums: Float64Array;
}

/** What all trees of a fit have in common. */
export interface Ground {
  readonly binned: BinnedFeatures;
  readonly histograms: Histograms;
  readonly params: HistGradientBoostingParams;
  readonly rules: SplitRules;
  readonly groups: Constraints["groups"];
  /** By feature of sets: 1 at the bins that any training row has. */
  readonly seen: readonly (Uint8Array | null)[];
  readonly memory: BoostingRoom;
  readonly store: TreeStore;
  /** What a leaf with these rows answers, where that is not a Newton step. */
  readonly leafAnswer: ((rows: Int32Array) => number) | null;
}

/** What one tree learns from. */
export interface TreeTask {
  readonly derivatives: Derivatives;
  /** Data rows, reordered as nodes are split. */
  readonly rows: Int32Array;
  /** 1 at features that this tree may ask for; null for any. */
  readonly drawn: Uint8Array | null;
}

/**
 * Grows one tree and adds what its leaves say: the split of the largest gain first (as LightGBM and scikit-learn do), or
 * level by level.
 * @param answers of each row, to which leaves add what they say; null where that is done later
 * @returns how many leaves it has
 */
export async function growTree(
  { binned, histograms, params, rules, groups, seen, memory, store, leafAnswer }: Ground,
  { derivatives, rows, drawn }: TreeTask,
  answers: Float64Array | null,
): Promise<number> {
  const { learningRate, minSamplesLeaf } = params;
  const { l1, l2 } = rules;
  const maxLeafNodes = params.maxLeafNodes ?? Infinity;
  const maxDepth = params.maxDepth ?? Infinity;
  const frontier = params.growth === "depth" ? new LevelFrontier<Open>() : new Frontier<Open>();
  const leafWork = leafAnswer === null ? 1 : SORT_WORK;
  let nLeaves = 1;

  const stepOf = ({ gradient, hessian }: NodeSums, bounds: Bounds) =>
    newtonStep(shrunk(gradient, l1), hessian, l2, bounds);

  function settle({ node, start, end, all, bounds }: Place): void {
    const answer = leafAnswer === null ? stepOf(all, bounds) : leafAnswer(rows.subarray(start, end));
    const value = learningRate * answer;
    store.makeLeaf(node, value);
    if (answers !== null) memory.room.addToRows(rows, start, end, value, answers, 1, 0);
  }

  const mayGrow = ({ start, end, depth }: Place) => depth < maxDepth && end - start >= 2 * minSamplesLeaf;

  /** Takes the sums: a node that cannot be split gives them back. */
  function open(place: Place, sums: Float64Array): void {
    const split = mayGrow(place) ? findSplit(histograms, binned, memory, sums, rows, place, rules) : null;
    if (split !== null) return frontier.push({ place, depth: place.depth, split, gain: split.gain, sums });
    histograms.release(sums);
    settle(place);
  }

  function writeSplit(node: number, split: Split, sums: Float64Array, left: number, right: number): void {
    const { feature, bin, leftBins, missingLeft, gain } = split;
    if (leftBins === null) {
      // Past the last cut only missing values are left.
      const threshold = binned.cuts[feature]![bin] ?? Infinity;
      return store.makeSplit(node, { feature, threshold, missingLeft, gain }, left, right);
    }
    const codes = Array.from({ length: leftBins.length - 1 }, (_, code) => code);
    const base = PER_BIN * histograms.offsets[histograms.features.indexOf(feature)]!;
    const goesLeft = codes.map((code) => (seen[feature]![code] === 1 ? leftBins[code] === 1 : missingLeft));
    const nRows = codes.map((code) => sums[base + PER_BIN * code + 2]!);
    store.makeChain(node, { feature, gain, chain: chainOf(goesLeft, nRows, missingLeft) }, left, right);
  }

  store.beginTree();
  const root: Place = {
    node: store.addNode(rows.length),
    start: 0,
    end: rows.length,
    depth: 0,
    all: histograms.total(rows, derivatives),
    bounds: noBounds,
    groups,
    allowed: allowedOf(groups, drawn, binned.nFeatures),
  };
  if (!mayGrow(root) || histograms.features.length === 0) {
    settle(root);
    return 1;
  }
  open(root, await histograms.build(rows, 0, rows.length, derivatives));
  const settled: Open[] = [];
  for (let next = frontier.pop(); next; next = frontier.pop()) {
    if (nLeaves >= maxLeafNodes) {
      settled.push(next);
      continue;
    }
    nLeaves++;
    const { place, sums } = next;
    const { start, end, groups: of } = place;
    const depth = place.depth + 1;
    const middle = partition(binned, memory, rows, start, end, next.split);
    const split = counted(next.split, middle - start, end - middle, binned);
    const kept = of === null ? null : of.filter((group) => group.has(split.feature));
    const allowed =
      of === null || kept!.length === of.length ? place.allowed : allowedOf(kept, drawn, binned.nFeatures);
    const [leftBounds, rightBounds] = childBounds(place, split, rules, stepOf);
    // Written out: copied by spread, objects took longer than small nodes do.
    const left: Place = {
      node: store.addNode(middle - start),
      start,
      end: middle,
      depth,
      all: split.left,
      bounds: leftBounds,
      groups: kept,
      allowed,
    };
    const right: Place = {
      node: store.addNode(end - middle),
      start: middle,
      end,
      depth,
      all: split.right,
      bounds: rightBounds,
      groups: kept,
      allowed,
    };
    writeSplit(place.node, split, sums, left.node, right.node);
    if (nLeaves >= maxLeafNodes || (!mayGrow(left) && !mayGrow(right))) {
      histograms.release(sums);
      settle(left);
      settle(right);
      await histograms.rest(leafWork * (end - start));
      continue;
    }
    // The sums of the smaller child are added up; the larger has what is left of its parent's.
    const isLeftSmall = middle - start < end - middle;
    const [from, to] = isLeftSmall ? [start, middle] : [middle, end];
    const small = await histograms.build(rows, from, to, derivatives);
    const large = histograms.subtract(sums, small);
    open(left, isLeftSmall ? small : large);
    open(right, isLeftSmall ? large : small);
  }
  for (const { place, split, sums } of settled) {
    histograms.release(sums);
    settle({ ...place, all: together(split) });
    await histograms.rest(leafWork * (place.end - place.start));
  }
  return nLeaves;
}

/** A feature with a direction parts what its sides may answer half-way between what they answer now. */
function childBounds(
  { bounds }: Place,
  split: Split,
  { directions }: SplitRules,
  stepOf: (sums: NodeSums, bounds: Bounds) => number,
): readonly [left: Bounds, right: Bounds] {
  const direction = directions === null ? 0 : directions[split.feature]!;
  if (direction === 0) return [bounds, bounds];
  const { lower, upper } = bounds;
  const middle = (stepOf(split.left, bounds) + stepOf(split.right, bounds)) / 2;
  const [below, above] = [
    { lower, upper: middle },
    { lower: middle, upper },
  ];
  return direction > 0 ? [below, above] : [above, below];
}

/** A split with the rows of its sides: where none was missing, a later missing value goes with the many. */
function counted(
  { feature, bin, leftBins, missingLeft, gain, left, right }: Split,
  nLeft: number,
  nRight: number,
  { hasMissing }: BinnedFeatures,
): Split {
  return {
    feature,
    bin,
    leftBins,
    missingLeft: hasMissing[feature] === true ? missingLeft : nLeft > nRight,
    gain,
    left: { gradient: left.gradient, hessian: left.hessian, nRows: nLeft },
    right: { gradient: right.gradient, hessian: right.hessian, nRows: nRight },
  };
}

function together({ left, right }: Split): NodeSums {
  return {
    gradient: left.gradient + right.gradient,
    hessian: left.hessian + right.hessian,
    nRows: left.nRows + right.nRows,
  };
}

/** Rows that go left first, both sides in the order they had. @returns where the right side begins */
function partition(
  { bins, nRows, cuts, features }: BinnedFeatures,
  { room, spare, goesLeft }: BoostingRoom,
  rows: Int32Array,
  start: number,
  end: number,
  { feature, bin, leftBins, missingLeft }: Split,
): number {
  if (leftBins === null) goesLeft.fill(1, 0, bin + 1).fill(0, bin + 1);
  else goesLeft.fill(0).set(leftBins);
  goesLeft[cuts[feature]!.length + 1] = missingLeft ? 1 : 0;
  const first = firstBin(features.indexOf(feature), nRows);
  return room.partition(bins, first, rows, spare, start, end, goesLeft);
}
