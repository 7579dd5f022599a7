import type { Judged } from "#core/metrics/metric.ts";

export function mae({ yTrue, outputs }: Judged): number {
  let sum = 0;
  for (let row = 0; row < yTrue.length; row++) sum += Math.abs(yTrue[row]! - outputs[row]!);
  return yTrue.length === 0 ? NaN : sum / yTrue.length;
}
