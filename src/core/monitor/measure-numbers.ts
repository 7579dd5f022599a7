import { exceedanceTest } from "#core/monitor/exceedance.ts";
import { ksDistance, ksTest } from "#core/monitor/kolmogorov.ts";
import { type Finding, missingFinding, sizeOf, type Measured } from "#core/monitor/measured.ts";
import {
  drawnBins,
  FEW_VALUES,
  quantileBins,
  quantileOf,
  sortedQuantile,
} from "#core/monitor/number-bins.ts";
import { shareMoved, stabilityIndex } from "#core/monitor/stability-index.ts";
import type { NumberReference } from "#core/monitor/training-reference.ts";
import { chiSquareTest } from "#core/profile/association-test.ts";
import { lowerBound, upperBound } from "#core/shared/bounds.ts";

/** A share of rows out of the training range that is worth a word, and one that is much. */
const OUTSIDE = [0.01, 0.25] as const;

/**
 * Numbers or dates of a later table beside those of training.
 * @param sorted   later values, rising, without NaN
 * @param nMissing later rows without a value
 */
export function measureNumbers(reference: NumberReference, sorted: Float64Array, nMissing: number): Measured {
  const { nPresent: n, values } = reference;
  const m = sorted.length;
  const isFew = reference.isComplete && values.length <= FEW_VALUES;
  const bins = quantileBins(reference, sorted);
  const both = n > 0 && m > 0;
  const psi = both ? stabilityIndex(bins.train, bins.later) : null;
  const distance = both ? (isFew ? shareMoved(bins.train, bins.later) : ksDistance(reference, sorted)) : null;
  const table = bins.train.map((count, bin) => [count, bins.later[bin]!]);
  const p = distance === null ? null : isFew ? chiSquareTest(table) : ksTest(distance, n, m);
  const below = n > 0 ? lowerBound(sorted, values[0]!) : 0;
  const above = n > 0 ? m - upperBound(sorted, values.at(-1)!) : 0;
  const findings: Finding[] = [...missingFinding(reference, m, nMissing)];
  if (p !== null) findings.push({ reason: "shape", p, size: null });
  if (both) {
    const pOut = Math.min(1, 2 * Math.min(exceedanceTest(below, n, m), exceedanceTest(above, n, m)));
    findings.push({ reason: "range", p: pOut, size: sizeOf((below + above) / m, OUTSIDE) });
  }
  return {
    psi,
    nBins: bins.train.length,
    n,
    m,
    nMissing,
    test: p === null ? null : isFew ? "chi2" : "ks",
    distance,
    p,
    findings,
    outside: n > 0 ? { below, above } : null,
    unseen: null,
    median: both ? { train: quantileOf(reference, 0.5), later: sortedQuantile(sorted, 0.5) } : null,
    bins: { labels: null, ...drawnBins(reference, sorted) },
  };
}
