import { newtonStep, shrunk } from "#core/estimators/hist-gradient-boosting/node-value.ts";
import { PER_BIN } from "#core/kernels/sum-by-bin.ts";

/** What a scan goes by: its places in `terms`. */
export const TERMS = {
  /** Sums of the node: both derivatives, and rows. */
  gradient: 0,
  hessian: 1,
  nRows: 2,
  /** What the node itself answers, times its gradient. */
  loss: 3,
  /** Penalties, as `newtonStep` takes them. */
  l1: 4,
  l2: 5,
  /** What an answer may be. */
  lower: 6,
  upper: 7,
  /** The least rows and second derivatives of a side. */
  minSamplesLeaf: 8,
  minChildWeight: 9,
  /** 1 where answers may only rise from left to right, -1 where they may only fall, else 0. */
  direction: 10,
  /** Of bins whose rows are not counted: second derivatives that only enough rows add up to. */
  certainHessian: 11,
} as const;
export const N_TERMS = 12;

/** Of the best split so far: its places in `best`; the sums are those of the side that the scan parted off. */
export const BEST = { gain: 0, step: 1, gradient: 2, hessian: 3, nRows: 4, doubtfulGain: 5 } as const;
export const N_BEST = 6;

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
  const [allG, allH, l1, l2] = [
    terms[TERMS.gradient]!,
    terms[TERMS.hessian]!,
    terms[TERMS.l1]!,
    terms[TERMS.l2]!,
  ];
  const whole = terms[TERMS.loss]!;
  const bounds = { lower: terms[TERMS.lower]!, upper: terms[TERMS.upper]! };
  const [least, leastHessian] = [terms[TERMS.minSamplesLeaf]!, terms[TERMS.minChildWeight]!];
  const direction = terms[TERMS.direction]!;
  const most = terms[TERMS.nRows]! - least;
  const mostHessian = allH - leastHessian;
  let found = 0;
  let gradient = 0;
  let hessian = 0;
  let n = 0;
  for (let step = 0; step < nBins; step++) {
    const at = PER_BIN * (fromLeft ? from + step : from - step);
    gradient += sums[at]!;
    hessian += sums[at + 1]!;
    n += sums[at + 2]!;
    if (n < least || hessian < leastHessian) continue;
    if (n > most || hessian > mostHessian) break;
    const ownGradient = shrunk(gradient, l1);
    const restGradient = shrunk(allG - gradient, l1);
    const own = newtonStep(ownGradient, hessian, l2, bounds);
    const rest = newtonStep(restGradient, allH - hessian, l2, bounds);
    if (direction !== 0 && (fromLeft ? own - rest : rest - own) * direction > 0) continue;
    const ownLoss = ownGradient * own;
    const restLoss = restGradient * rest;
    const gain = fromLeft ? whole - ownLoss - restLoss : whole - restLoss - ownLoss;
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
