import type { Judged } from "#core/metrics/metric.ts";

export function rmse({ yTrue, outputs }: Judged): number {
  let sum = 0;
  for (let row = 0; row < yTrue.length; row++) {
    const error = yTrue[row]! - outputs[row]!;
    sum += error * error;
  }
  return yTrue.length === 0 ? NaN : Math.sqrt(sum / yTrue.length);
}
