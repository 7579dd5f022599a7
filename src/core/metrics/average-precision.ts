import type { Judged } from "#core/metrics/metric.ts";
import { classScores } from "#core/metrics/predicted-class.ts";
import { averagePrecisionOf, rank } from "#core/metrics/ranking.ts";

export function averagePrecision({ yTrue, outputs, classes, positive }: Judged): number {
  return averagePrecisionOf(
    rank(classScores(outputs, classes.length, positive), (row) => yTrue[row] === positive),
  );
}
