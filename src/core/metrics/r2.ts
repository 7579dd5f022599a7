import type { Judged } from "#core/metrics/metric.ts";

/** Of a constant target 1 if every prediction is right, else 0, as scikit-learn. */
export function r2({ yTrue, outputs }: Judged): number {
  const n = yTrue.length;
  if (n < 2) return NaN;
  let sum = 0;
  for (let row = 0; row < n; row++) sum += yTrue[row]!;
  const mean = sum / n;
  let residual = 0;
  let total = 0;
  for (let row = 0; row < n; row++) {
    const error = yTrue[row]! - outputs[row]!;
    const deviation = yTrue[row]! - mean;
    residual += error * error;
    total += deviation * deviation;
  }
  if (total === 0) return residual === 0 ? 1 : 0;
  return 1 - residual / total;
}
