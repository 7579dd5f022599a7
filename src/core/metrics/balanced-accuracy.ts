import { classTotals } from "#core/metrics/confusion.ts";
import type { Metric } from "#core/metrics/metric.ts";

export const balancedAccuracy: Metric = {
  id: "balancedAccuracy",
  title: "Balanced accuracy",
  help: "The mean over classes of the share found of each: rare classes count as much as common ones; 1 is perfect.",
  tasks: ["binary", "multiclass"],
  higherIsBetter: true,
  compute(judged) {
    const { actual, right } = classTotals(judged);
    let sum = 0;
    let present = 0;
    for (let k = 0; k < actual.length; k++) {
      if (actual[k] === 0) continue;
      sum += right[k]! / actual[k]!;
      present++;
    }
    return present === 0 ? NaN : sum / present;
  },
};
