import type { Judged } from "#core/metrics/metric.ts";
import type { Calibration } from "./evaluation.ts";

const BINS = 10;

/**
 * How often a predicted chance comes true, in ten bins of equal width, (0.1, 0.2] and so on, as scikit-learn's
 * calibration_curve has them. Of two classes it is the chance of the positive one; of several, the chance of the class
 * that is called. The expected calibration error is the mean distance of the bins from the diagonal, weighted by rows
 * (Naeini, Cooper and Hauskrecht 2015, doi:10.1609/aaai.v29i1.9602).
 */
export function calibration({ yTrue, outputs, classes, positive }: Judged): Calibration {
  const [rows, hits, sums] = [new Float64Array(BINS), new Float64Array(BINS), new Float64Array(BINS)];
  for (let row = 0; row < yTrue.length; row++) {
    const code = positive >= 0 ? positive : mostProbable(outputs, row, classes.length);
    const chance = outputs[row * classes.length + code]!;
    if (Number.isNaN(chance)) continue;
    const bin = Math.min(BINS - 1, Math.max(0, Math.ceil(chance * BINS) - 1));
    rows[bin]! += 1;
    sums[bin]! += chance;
    if (yTrue[row] === code) hits[bin]! += 1;
  }
  const bins = [];
  let [distance, all] = [0, 0];
  for (let bin = 0; bin < BINS; bin++) {
    const count = rows[bin]!;
    if (count === 0) continue;
    const predicted = sums[bin]! / count;
    distance += Math.abs(hits[bin]! - sums[bin]!);
    all += count;
    bins.push({ predicted, rows: count, hits: hits[bin]! });
  }
  return { bins, error: all === 0 ? 0 : distance / all };
}

function mostProbable(outputs: Float64Array, row: number, nClasses: number): number {
  let best = 0;
  for (let code = 1; code < nClasses; code++) {
    if (outputs[row * nClasses + code]! > outputs[row * nClasses + best]!) best = code;
  }
  return best;
}
