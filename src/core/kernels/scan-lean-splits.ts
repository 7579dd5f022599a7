import { gainOfCut } from "#core/kernels/gain-of-cut.ts";
import { BEST, TERMS } from "#core/kernels/split-terms.ts";
import { PER_LEAN_BIN } from "#core/kernels/sum-pairs-by-bin.ts";

/**
 * As `scanSplits`, over bins whose rows were not counted. Splits of which a side may have too few rows, as its second
 * derivatives add up to less than `certainHessian`, are left out: of their gains the greatest is kept apart, in `doubtfulGain`.
 */
export function scanLeanSplits(
  sums: Float64Array,
  from: number,
  nBins: number,
  fromLeft: boolean,
  terms: Float64Array,
  best: Float64Array,
): number {
  const allH = terms[TERMS.hessian]!;
  const bounds = { lower: terms[TERMS.lower]!, upper: terms[TERMS.upper]! };
  const leastHessian = terms[TERMS.minChildWeight]!;
  const mostHessian = allH - leastHessian;
  const certain = terms[TERMS.certainHessian]!;
  let found = 0;
  let gradient = 0;
  let hessian = 0;
  for (let step = 0; step < nBins; step++) {
    const at = PER_LEAN_BIN * (fromLeft ? from + step : from - step);
    // Nothing added: neither better than the cut before nor worse.
    if (Object.is(sums[at], 0) && Object.is(sums[at + 1], 0)) continue;
    gradient += sums[at]!;
    hessian += sums[at + 1]!;
    if (hessian < leastHessian) continue;
    if (hessian > mostHessian) break;
    const gain = gainOfCut(gradient, hessian, fromLeft, terms, bounds);
    if (hessian < certain || allH - hessian < certain) {
      if (gain > best[BEST.doubtfulGain]!) best[BEST.doubtfulGain] = gain;
      continue;
    }
    if (!(gain > best[BEST.gain]!)) continue;
    best[BEST.gain] = gain;
    best[BEST.step] = step;
    best[BEST.gradient] = gradient;
    best[BEST.hessian] = hessian;
    found = 1;
  }
  return found;
}
