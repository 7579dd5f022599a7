import type { Judged } from "#core/metrics/metric.ts";
import { log } from "#core/shared/math.ts";

/** So that one confident mistake costs 34.5, not infinity. */
const LEAST = 1e-15;

export function logLoss({ yTrue, outputs, classes }: Judged): number {
  const k = classes.length;
  let sum = 0;
  for (let row = 0; row < yTrue.length; row++) {
    let total = 0;
    for (let c = 0; c < k; c++) total += clip(outputs[row * k + c]!);
    sum -= log(clip(outputs[row * k + yTrue[row]!]!) / total);
  }
  return yTrue.length === 0 ? NaN : sum / yTrue.length;
}

function clip(probability: number): number {
  return probability < LEAST ? LEAST : probability > 1 - LEAST ? 1 - LEAST : probability;
}
