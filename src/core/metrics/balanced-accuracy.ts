import { classTotals } from "#core/metrics/confusion.ts";
import type { Judged } from "#core/metrics/metric.ts";

export function balancedAccuracy(judged: Judged): number {
  const { actual, right } = classTotals(judged);
  let sum = 0;
  let present = 0;
  for (let k = 0; k < actual.length; k++) {
    if (actual[k] === 0) continue;
    sum += right[k]! / actual[k]!;
    present++;
  }
  return present === 0 ? NaN : sum / present;
}
