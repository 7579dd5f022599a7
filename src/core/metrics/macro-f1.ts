import { classTotals } from "#core/metrics/confusion.ts";
import type { Judged } from "#core/metrics/metric.ts";

export function macroF1(judged: Judged): number {
  const { actual, predicted, right } = classTotals(judged);
  let sum = 0;
  let present = 0;
  for (let k = 0; k < actual.length; k++) {
    const size = actual[k]! + predicted[k]!;
    if (size === 0) continue; // neither among the answers nor the predictions
    sum += (2 * right[k]!) / size;
    present++;
  }
  return present === 0 ? NaN : sum / present;
}
