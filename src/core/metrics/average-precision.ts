import type { Metric } from "#core/metrics/metric.ts";
import { classScores } from "#core/metrics/predicted-class.ts";
import { averagePrecisionOf, rank } from "#core/metrics/ranking.ts";

export const averagePrecision: Metric = {
  id: "averagePrecision",
  title: "Average precision",
  help: "The area under the precision-recall curve: 1 is perfect, the share of positives is guessing.",
  tasks: ["binary"],
  higherIsBetter: true,
  compute({ yTrue, outputs, classes, positive }) {
    return averagePrecisionOf(
      rank(classScores(outputs, classes.length, positive), (row) => yTrue[row] === positive),
    );
  },
};
