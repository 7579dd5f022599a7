import { gainOfCut } from "#core/kernels/gain-of-cut.ts";
import { BEST, TERMS } from "#core/kernels/split-terms.ts";
import { PER_BIN } from "#core/kernels/sum-by-bin.ts";

/**
 * Tries to part off the first 1, 2, … bins of a feature, and keeps in `best` the first of those splits that gain most, where
 * that is more than `best` says. In this order of operations equal splits have equal gains where they have them in scikit-learn.
 * @param from the number of the first bin; of the last one but the missing, where it goes from the right
 * @param nBins how many may be parted off
 * @returns 1 if there is a better one
 */
export function scanSplits(
  sums: Float64Array,
  from: number,
  nBins: number,
  fromLeft: boolean,
  terms: Float64Array,
  best: Float64Array,
): number {
  const bounds = { lower: terms[TERMS.lower]!, upper: terms[TERMS.upper]! };
  const [least, leastHessian] = [terms[TERMS.minSamplesLeaf]!, terms[TERMS.minChildWeight]!];
  const most = terms[TERMS.nRows]! - least;
  const mostHessian = terms[TERMS.hessian]! - leastHessian;
  let found = 0;
  let gradient = 0;
  let hessian = 0;
  let n = 0;
  for (let step = 0; step < nBins; step++) {
    const at = PER_BIN * (fromLeft ? from + step : from - step);
    // Nothing added: neither better than the cut before nor worse.
    if (sums[at + 2] === 0 && Object.is(sums[at], 0) && Object.is(sums[at + 1], 0)) continue;
    gradient += sums[at]!;
    hessian += sums[at + 1]!;
    n += sums[at + 2]!;
    if (n < least || hessian < leastHessian) continue;
    if (n > most || hessian > mostHessian) break;
    const gain = gainOfCut(gradient, hessian, fromLeft, terms, bounds);
    if (!(gain > best[BEST.gain]!)) continue;
    best[BEST.gain] = gain;
    best[BEST.step] = step;
    best[BEST.gradient] = gradient;
    best[BEST.hessian] = hessian;
    best[BEST.nRows] = n;
    found = 1;
  }
  return found;
}
