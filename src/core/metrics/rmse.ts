import type { Metric } from "#core/metrics/metric.ts";

export const rmse: Metric = {
  id: "rmse",
  title: "RMSE",
  help: "Root mean squared error, in the unit of the target: like MAE, but large errors count more; 0 is perfect.",
  tasks: ["regression"],
  higherIsBetter: false,
  compute({ yTrue, outputs }) {
    let sum = 0;
    for (let row = 0; row < yTrue.length; row++) {
      const error = yTrue[row]! - outputs[row]!;
      sum += error * error;
    }
    return yTrue.length === 0 ? NaN : Math.sqrt(sum / yTrue.length);
  },
};
