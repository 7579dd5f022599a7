import type { Judged } from "#core/metrics/metric.ts";
import { classScores } from "#core/metrics/predicted-class.ts";
import { rank, rocArea } from "#core/metrics/ranking.ts";

export function rocAuc(judged: Judged): number {
  if (judged.task === "binary") return oneAgainstRest(judged, judged.positive);
  let sum = 0;
  let present = 0;
  for (let k = 0; k < judged.classes.length; k++) {
    if (!judged.yTrue.includes(k)) continue;
    sum += oneAgainstRest(judged, k);
    present++;
  }
  return present === 0 ? NaN : sum / present;
}

function oneAgainstRest({ yTrue, outputs, classes }: Judged, classIndex: number): number {
  return rocArea(rank(classScores(outputs, classes.length, classIndex), (row) => yTrue[row] === classIndex));
}
