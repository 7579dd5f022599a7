import type { ClassCurves, ThresholdCurve } from "#core/evaluate/evaluation.ts";
import type { Judged } from "#core/metrics/metric.ts";
import { classScores } from "#core/metrics/predicted-class.ts";
import { averagePrecisionOf, type Ranking, rank, rocArea } from "#core/metrics/ranking.ts";

const MAX_POINTS = 400;

/** x: false positive rate, y: true positive rate; from (0, 0), where the threshold is Infinity, to (1, 1). */
function rocCurve(ranking: Ranking): ThresholdCurve {
  const { thresholds, truePositives, falsePositives, positives, negatives } = ranking;
  const kept = thin(thresholds.length, (i) => [
    falsePositives[i]! / negatives,
    truePositives[i]! / positives,
  ]);
  return {
    x: [0, ...kept.map((i) => (negatives === 0 ? 0 : falsePositives[i]! / negatives))],
    y: [0, ...kept.map((i) => (positives === 0 ? 0 : truePositives[i]! / positives))],
    thresholds: [Infinity, ...kept.map((i) => thresholds[i]!)],
    area: rocArea(ranking),
  };
}

/**
 * x: recall, y: precision, from recall 0, where the threshold is Infinity and precision is by convention 1, to
 * recall 1. Area is average precision.
 */
function prCurve(ranking: Ranking): ThresholdCurve {
  const { thresholds, truePositives, falsePositives, positives } = ranking;
  const precision = (i: number) => truePositives[i]! / (truePositives[i]! + falsePositives[i]!);
  const kept = thin(thresholds.length, (i) => [truePositives[i]! / positives, precision(i)]);
  return {
    x: [0, ...kept.map((i) => (positives === 0 ? 0 : truePositives[i]! / positives))],
    y: [1, ...kept.map(precision)],
    thresholds: [Infinity, ...kept.map((i) => thresholds[i]!)],
    area: averagePrecisionOf(ranking),
  };
}

/** Both curves of one class against the rest. */
export function classCurves({ yTrue, outputs, classes }: Judged, classIndex: number): ClassCurves {
  const ranking = rank(classScores(outputs, classes.length, classIndex), (row) => yTrue[row] === classIndex);
  return {
    label: classes[classIndex]!,
    share: yTrue.length === 0 ? 0 : ranking.positives / yTrue.length,
    roc: rocCurve(ranking),
    pr: prCurve(ranking),
  };
}

/**
 * Indices to keep of a curve of n points, at most MAX_POINTS - 1 of them: the last, and those evenly spaced along
 * the length of the drawn curve, so that a steep part keeps its points.
 */
function thin(n: number, point: (i: number) => readonly [number, number]): number[] {
  if (n < MAX_POINTS) return Array.from({ length: n }, (_, i) => i);
  const along = new Float64Array(n);
  for (let i = 1; i < n; i++) {
    const [x, y] = point(i);
    const [lastX, lastY] = point(i - 1);
    const step = Math.abs(x - lastX) + Math.abs(y - lastY);
    along[i] = along[i - 1]! + (step > 0 ? step : 0);
  }
  const spacing = along[n - 1]! / (MAX_POINTS - 2);
  const kept = [0];
  for (let i = 1, next = spacing; i < n; i++) {
    const isLast = i === n - 1;
    if (!isLast && (along[i]! < next || kept.length >= MAX_POINTS - 2)) continue;
    kept.push(i);
    next = (Math.floor(along[i]! / spacing) + 1) * spacing;
  }
  return kept;
}
