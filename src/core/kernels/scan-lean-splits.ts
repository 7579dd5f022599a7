import { newtonStep, shrunk } from "#core/estimators/hist-gradient-boosting/node-value.ts";
import { BEST, TERMS } from "#core/kernels/scan-splits.ts";
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
  const [allG, allH] = [terms[TERMS.gradient]!, terms[TERMS.hessian]!];
  const [l1, l2] = [terms[TERMS.l1]!, terms[TERMS.l2]!];
  const whole = terms[TERMS.loss]!;
  const bounds = { lower: terms[TERMS.lower]!, upper: terms[TERMS.upper]! };
  const leastHessian = terms[TERMS.minChildWeight]!;
  const mostHessian = allH - leastHessian;
  const certain = terms[TERMS.certainHessian]!;
  const direction = terms[TERMS.direction]!;
  let found = 0;
  let gradient = 0;
  let hessian = 0;
  for (let step = 0; step < nBins; step++) {
    const at = PER_LEAN_BIN * (fromLeft ? from + step : from - step);
    gradient += sums[at]!;
    hessian += sums[at + 1]!;
    if (hessian < leastHessian) continue;
    if (hessian > mostHessian) break;
    const ownGradient = shrunk(gradient, l1);
    const restGradient = shrunk(allG - gradient, l1);
    const own = newtonStep(ownGradient, hessian, l2, bounds);
    const rest = newtonStep(restGradient, allH - hessian, l2, bounds);
    if (direction !== 0 && (fromLeft ? own - rest : rest - own) * direction > 0) continue;
    const ownLoss = ownGradient * own;
    const restLoss = restGradient * rest;
    const gain = fromLeft ? whole - ownLoss - restLoss : whole - restLoss - ownLoss;
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
