import type { Metric } from "#core/metrics/metric.ts";

export const mae: Metric = {
  id: "mae",
  title: "MAE",
  help: "Mean absolute error: how far off a prediction is on average, in the unit of the target; 0 is perfect.",
  tasks: ["regression"],
  higherIsBetter: false,
  compute({ yTrue, outputs }) {
    let sum = 0;
    for (let row = 0; row < yTrue.length; row++) sum += Math.abs(yTrue[row]! - outputs[row]!);
    return yTrue.length === 0 ? NaN : sum / yTrue.length;
  },
};
