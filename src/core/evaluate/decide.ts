import type { Judged } from "#core/metrics/metric.ts";
import { predictedClasses } from "#core/metrics/predicted-class.ts";

/**
 * The class each row is called. Binary: the positive class from `threshold` on; otherwise the most probable class,
 * the first on ties.
 * @returns class codes, one a row
 */
export function decide(
  { outputs, classes, positive }: Pick<Judged, "outputs" | "classes" | "positive">,
  threshold: number,
): Int32Array {
  const k = classes.length;
  if (positive < 0) return predictedClasses(outputs, k);
  const decided = new Int32Array(outputs.length / k);
  for (let row = 0; row < decided.length; row++) {
    decided[row] = isPositive(outputs, row, positive, threshold) ? positive : 1 - positive;
  }
  return decided;
}

/** At exactly one half the first class wins, as it does for the most probable class and in the exported file. */
function isPositive(outputs: Float64Array, row: number, positive: number, threshold: number): boolean {
  const chance = outputs[row * 2 + positive]!;
  return threshold === 0.5 && positive === 1 ? chance > threshold : chance >= threshold;
}
