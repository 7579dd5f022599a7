import type { BinnedFeatures } from "#core/estimators/hist-gradient-boosting/bin-features.ts";
import type { BoostingRoom } from "#core/estimators/hist-gradient-boosting/boosting-room.ts";
import { findCategorySplit } from "#core/estimators/hist-gradient-boosting/find-category-split.ts";
import { findLeanSplit, type Found } from "#core/estimators/hist-gradient-boosting/find-lean-split.ts";
import type { Histograms } from "#core/estimators/hist-gradient-boosting/histograms.ts";
import { type Bounds, newtonStep, shrunk } from "#core/estimators/hist-gradient-boosting/node-value.ts";
import {
  type NodeSums,
  restOf,
  type Split,
  type SplitRules,
} from "#core/estimators/hist-gradient-boosting/split.ts";
import { BEST, TERMS } from "#core/kernels/split-terms.ts";
import { PER_BIN } from "#core/kernels/sum-by-bin.ts";

/**
 * Where a search stands: rows [start, end) of a node, what they add up to, what it may answer, what it may ask about (null:
 * everything).
 */
export interface SplitNode {
  readonly start: number;
  readonly end: number;
  readonly all: NodeSums;
  readonly bounds: Bounds;
  readonly allowed: Uint8Array | null;
}

/**
 * The best split of a node: that of the largest G²/(H + λ) left and right, less that of both together (Chen and
 * Guestrin 2016, doi:10.1145/2939672.2939785, eq. 7). Missing values are tried on both sides. Of equal ones the first.
 */
export function findSplit(
  histograms: Histograms,
  binned: BinnedFeatures,
  memory: BoostingRoom,
  sums: Float64Array,
  rows: Int32Array,
  place: SplitNode,
  rules: SplitRules,
): Split | null {
  const { cuts, hasMissing } = binned;
  const { room, terms, best } = memory;
  const { all: node, bounds, allowed } = place;
  const { l1, l2, minSamplesLeaf, minChildWeight, directions } = rules;
  const { gradient, hessian, nRows } = node;
  const wholeGradient = shrunk(gradient, l1);
  terms[TERMS.gradient] = gradient;
  terms[TERMS.hessian] = hessian;
  terms[TERMS.nRows] = nRows;
  terms[TERMS.loss] = wholeGradient * newtonStep(wholeGradient, hessian, l2, bounds);
  terms[TERMS.l1] = l1;
  terms[TERMS.l2] = l2;
  terms[TERMS.lower] = bounds.lower;
  terms[TERMS.upper] = bounds.upper;
  terms[TERMS.minSamplesLeaf] = minSamplesLeaf;
  terms[TERMS.minChildWeight] = minChildWeight;
  if (histograms.lean !== null) {
    const lean = findLeanSplit(histograms, binned, memory, sums, rows, place, rules, histograms.lean);
    return lean === null
      ? null
      : splitOf(lean, best, cuts[lean.feature]!.length, node, hasMissing[lean.feature] === true);
  }
  best.fill(0);
  let bestSet: Split | null = null;
  let found: Found | null = null;
  for (const [f, j] of histograms.features.entries()) {
    if (allowed !== null && allowed[j] === 0) continue;
    const from = histograms.offsets[f]!;
    const nCuts = cuts[j]!.length;
    const mayMiss = hasMissing[j] === true;
    if (rules.categorical[j] === 1) {
      const bins = { sums, base: PER_BIN * from, nBins: nCuts + 1, mayMiss };
      const set = findCategorySplit(bins, { all: node, bounds }, rules, best[BEST.gain]!);
      if (set === null) continue;
      best[BEST.gain] = set.gain;
      bestSet = { ...set, feature: j };
      continue;
    }
    terms[TERMS.direction] = directions === null ? 0 : directions[j]!;
    // From the left, with missing values on the right: the last cut parts all others from them. Then, where some are
    // missing, from the right with them on the left.
    for (const fromLeft of mayMiss ? [true, false] : [true]) {
      const [first, steps] = fromLeft ? [from, mayMiss ? nCuts + 1 : nCuts] : [from + nCuts, nCuts];
      if (room.scanSplits(sums, first, steps, fromLeft, terms, best) === 0) continue;
      found = { feature: j, fromLeft };
      bestSet = null;
    }
  }
  if (bestSet !== null || found === null) return bestSet;
  return splitOf(found, best, cuts[found.feature]!.length, node, hasMissing[found.feature] === true);
}

function splitOf(
  { feature, fromLeft }: Found,
  best: Float64Array,
  nCuts: number,
  node: NodeSums,
  mayMiss: boolean,
): Split {
  const own = { gradient: best[BEST.gradient]!, hessian: best[BEST.hessian]!, nRows: best[BEST.nRows]! };
  const rest = restOf(node, own);
  const [left, right] = fromLeft ? [own, rest] : [rest, own];
  const step = best[BEST.step]!;
  const bin = fromLeft ? step : nCuts - 1 - step;
  // Where none was missing, a later missing value goes with the many.
  const missingLeft = mayMiss ? !fromLeft : left.nRows > right.nRows;
  return { feature, bin, leftBins: null, missingLeft, gain: best[BEST.gain]!, left, right };
}
