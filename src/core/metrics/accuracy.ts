import { predictedClasses } from "#core/metrics/predicted-class.ts";
import type { Judged } from "#core/metrics/metric.ts";

export function accuracy({ yTrue, outputs, classes }: Judged): number {
  const predicted = predictedClasses(outputs, classes.length);
  let right = 0;
  for (let row = 0; row < yTrue.length; row++) if (predicted[row] === yTrue[row]) right++;
  return yTrue.length === 0 ? NaN : right / yTrue.length;
}
