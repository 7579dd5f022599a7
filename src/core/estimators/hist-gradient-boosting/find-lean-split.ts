import type { BinnedFeatures } from "#core/estimators/hist-gradient-boosting/bin-features.ts";
import type { BoostingRoom } from "#core/estimators/hist-gradient-boosting/boosting-room.ts";
import type { SplitNode } from "#core/estimators/hist-gradient-boosting/find-split.ts";
import type { Histograms, LeanRules } from "#core/estimators/hist-gradient-boosting/histograms.ts";
import type { SplitRules } from "#core/estimators/hist-gradient-boosting/split.ts";
import { BEST, TERMS } from "#core/kernels/split-terms.ts";

/** The best split, whose numbers are in `best`. */
export interface Found {
  readonly feature: number;
  /** The sums of the best split are those of its left side. */
  readonly fromLeft: boolean;
}

/**
 * The best split over bins whose rows were not counted: the same as if they were. A side has at least as many rows as its second
 * derivatives add up to, over that of one row at most; where that is too little to be sure, and the split would be as good as
 * the best, the rows of that feature are counted, and all is looked through once more.
 * The terms of the scan are filled in but for direction and certainty.
 */
export function findLeanSplit(
  histograms: Histograms,
  { cuts, hasMissing }: BinnedFeatures,
  { room, terms, best }: BoostingRoom,
  sums: Float64Array,
  rows: Int32Array,
  { start, end, allowed }: SplitNode,
  { minSamplesLeaf, directions }: SplitRules,
  { mostHessian, isConstant }: LeanRules,
): Found | null {
  // Half a row to either side, since sums are rounded.
  terms[TERMS.certainHessian] = mostHessian * (minSamplesLeaf + (isConstant ? -0.5 : 0.5));
  const { features, offsets } = histograms;
  const doubts = new Float64Array(features.length);

  /** @param doubted features with gains of at least so much in doubt are counted */
  function search(doubted: number): Found | null {
    let found: Found | null = null;
    best.fill(0);
    for (const [f, j] of features.entries()) {
      if (allowed !== null && allowed[j] === 0) continue;
      const nCuts = cuts[j]!.length;
      const mayMiss = hasMissing[j] === true;
      const isCounted = doubts[f]! >= doubted;
      const bins = isCounted ? histograms.counted(sums, f, rows, start, end) : sums;
      const from = isCounted ? 0 : offsets[f]!;
      const scan = isCounted ? room.scanSplits : room.scanLeanSplits;
      terms[TERMS.direction] = directions === null ? 0 : directions[j]!;
      best[BEST.doubtfulGain] = 0;
      for (let fromLeft = true; ; fromLeft = false) {
        const [first, steps] = fromLeft ? [from, mayMiss ? nCuts + 1 : nCuts] : [from + nCuts, nCuts];
        if (scan(bins, first, steps, fromLeft, terms, best) === 1) found = { feature: j, fromLeft };
        if (!mayMiss || !fromLeft) break;
      }
      if (!isCounted) doubts[f] = best[BEST.doubtfulGain]!;
    }
    return found;
  }

  const found = search(Infinity);
  const gain = Math.max(best[BEST.gain]!, Number.MIN_VALUE);
  return isConstant || doubts.every((doubt) => doubt < gain) ? found : search(gain);
}
