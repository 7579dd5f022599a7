import { predictedClasses } from "#core/metrics/predicted-class.ts";
import type { Metric } from "#core/metrics/metric.ts";

export const accuracy: Metric = {
  id: "accuracy",
  title: "Accuracy",
  help: "The share of rows whose most probable class is right: 1 is perfect; compare it with the baseline's.",
  tasks: ["binary", "multiclass"],
  higherIsBetter: true,
  compute({ yTrue, outputs, classes }) {
    const predicted = predictedClasses(outputs, classes.length);
    let right = 0;
    for (let row = 0; row < yTrue.length; row++) if (predicted[row] === yTrue[row]) right++;
    return yTrue.length === 0 ? NaN : right / yTrue.length;
  },
};
