import type { ConfusionMatrix } from "#core/evaluate/evaluation.ts";
import type { Judged } from "#core/metrics/metric.ts";
import { predictedClasses } from "#core/metrics/predicted-class.ts";

/** counts[actual · nClasses + predicted]. */
function confusionCounts(
  yTrue: ArrayLike<number>,
  predicted: ArrayLike<number>,
  nClasses: number,
): Float64Array {
  const counts = new Float64Array(nClasses * nClasses);
  for (let row = 0; row < yTrue.length; row++) counts[yTrue[row]! * nClasses + predicted[row]!]! += 1;
  return counts;
}

/** By class: how many rows are it, were called it, and both. */
export interface ClassTotals {
  readonly actual: Float64Array;
  readonly predicted: Float64Array;
  readonly right: Float64Array;
}

export function classTotals({ yTrue, outputs, classes }: Judged): ClassTotals {
  const k = classes.length;
  const counts = confusionCounts(yTrue, predictedClasses(outputs, k), k);
  const totals = { actual: new Float64Array(k), predicted: new Float64Array(k), right: new Float64Array(k) };
  for (let a = 0; a < k; a++) {
    totals.right[a] = counts[a * k + a]!;
    for (let b = 0; b < k; b++) {
      totals.actual[a]! += counts[a * k + b]!;
      totals.predicted[b]! += counts[a * k + b]!;
    }
  }
  return totals;
}

/**
 * @param predicted  class codes; the most probable class if left out, else what a threshold decided
 */
export function confusionMatrix(
  { yTrue, outputs, classes }: Judged,
  predicted: ArrayLike<number> = predictedClasses(outputs, classes.length),
): ConfusionMatrix {
  const k = classes.length;
  const counts = confusionCounts(yTrue, predicted, k);
  return { classes, counts: classes.map((_, a) => [...counts.subarray(a * k, (a + 1) * k)]) };
}
