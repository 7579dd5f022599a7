import { type Bounds, newtonStep, shrunk } from "#core/estimators/hist-gradient-boosting/node-value.ts";
import {
  type NodeSums,
  restOf,
  type Split,
  type SplitRules,
} from "#core/estimators/hist-gradient-boosting/split.ts";
import { PER_BIN } from "#core/kernels/sum-by-bin.ts";

/** Rows that a category must have in a node to be sorted into a set, in terms of the mean second derivative. */
const LEAST_SUPPORT = 10;

/** The sums of one feature's categories, a bin each; where some are missing the bin after the last is theirs. */
interface CategoryBins {
  readonly sums: Float64Array;
  readonly base: number;
  readonly nBins: number;
  readonly mayMiss: boolean;
}

/**
 * The best split into a set of categories and the others: sorted by their mean step, so that only sets along that order
 * need a look (Fisher 1958, doi:10.1080/01621459.1958.10501479), from both ends, with at most half of the categories in
 * the set. Rare ones go right, and are smoothed as scikit-learn and LightGBM do.
 * @returns null where no gain is above `bestGain`; the feature is for the caller to fill in
 */
export function findCategorySplit(
  { sums, base, nBins, mayMiss }: CategoryBins,
  { all: node, bounds }: { readonly all: NodeSums; readonly bounds: Bounds },
  { l1, l2, minSamplesLeaf, minChildWeight }: SplitRules,
  bestGain: number,
): Omit<Split, "feature"> | null {
  const support = node.nRows / node.hessian;
  const nAll = nBins + (mayMiss ? 1 : 0);
  const used: { readonly bin: number; readonly step: number }[] = [];
  for (let bin = 0; bin < nAll; bin++) {
    const at = base + PER_BIN * bin;
    const hessian = sums[at + 1]!;
    if (hessian * support < LEAST_SUPPORT) continue;
    used.push({ bin, step: sums[at]! / (hessian + LEAST_SUPPORT) });
  }
  if (used.length <= 1) return null;
  used.sort((a, b) => a.step - b.step || a.bin - b.bin);

  const wholeGradient = shrunk(node.gradient, l1);
  const whole = wholeGradient * newtonStep(wholeGradient, node.hessian, l2, bounds);
  const middle = (used.length + 1) >> 1;
  let best: { size: number; ascending: boolean; gain: number; left: NodeSums } | null = null;
  for (const ascending of [true, false]) {
    let [gradient, hessian, nRows] = [0, 0, 0];
    // Of an even number the half from the end mirrors that from the front: scikit-learn leaves it out, so do we.
    const longest = ascending ? middle : middle - 1;
    for (let i = 0; i < longest; i++) {
      const at = base + PER_BIN * used[ascending ? i : used.length - 1 - i]!.bin;
      gradient += sums[at]!;
      hessian += sums[at + 1]!;
      nRows += sums[at + 2]!;
      if (nRows < minSamplesLeaf || hessian < minChildWeight) continue;
      if (node.nRows - nRows < minSamplesLeaf || node.hessian - hessian < minChildWeight) break;
      const left = shrunk(gradient, l1);
      const right = shrunk(node.gradient - gradient, l1);
      const gain =
        whole -
        left * newtonStep(left, hessian, l2, bounds) -
        right * newtonStep(right, node.hessian - hessian, l2, bounds);
      if (!(gain > (best?.gain ?? bestGain))) continue;
      best = { size: i + 1, ascending, gain, left: { gradient, hessian, nRows } };
    }
  }
  if (best === null) return null;
  const { size, ascending, gain, left } = best;
  const chosen = ascending ? used.slice(0, size) : used.slice(used.length - size);
  const leftBins = new Uint8Array(nBins + 1);
  for (const { bin } of chosen) leftBins[bin] = 1;
  const right = restOf(node, left);
  const missingLeft = mayMiss ? leftBins[nBins] === 1 : left.nRows > right.nRows;
  return { bin: 0, leftBins, missingLeft, gain, left, right };
}
