import type { Metric } from "#core/metrics/metric.ts";

export const r2: Metric = {
  id: "r2",
  title: "R²",
  help: "The share of the target's variance that is explained: 1 is perfect, 0 is no better than the mean.",
  tasks: ["regression"],
  higherIsBetter: true,
  /** Of a constant target 1 if every prediction is right, else 0, as scikit-learn. */
  compute({ yTrue, outputs }) {
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
  },
};
