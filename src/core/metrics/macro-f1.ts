import { classTotals } from "#core/metrics/confusion.ts";
import type { Metric } from "#core/metrics/metric.ts";

export const macroF1: Metric = {
  id: "macroF1",
  title: "Macro F1",
  help: "The mean over classes of F1, which is high only if both precision and recall are: 1 is perfect, 0 the worst.",
  tasks: ["binary", "multiclass"],
  higherIsBetter: true,
  compute(judged) {
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
  },
};
