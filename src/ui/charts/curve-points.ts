import type { ThresholdCurve } from "#core/evaluate/evaluation.ts";
import type { PlotPoint } from "./LinePlot.tsx";

export function curvePoints({ x, y }: ThresholdCurve): readonly PlotPoint[] {
  return x.map((value, i) => ({ x: value, y: y[i] ?? Number.NaN }));
}

/** The drawn point whose rows called positive are those of `threshold`: the least drawn threshold at or above it. */
export function nearestThreshold(curve: ThresholdCurve, threshold: number): PlotPoint | null {
  let found = -1;
  let least = Number.POSITIVE_INFINITY;
  curve.thresholds.forEach((candidate, i) => {
    if (candidate >= threshold && candidate < least) [found, least] = [i, candidate];
  });
  const x = curve.x[found];
  const y = curve.y[found];
  return x === undefined || y === undefined || !Number.isFinite(least) ? null : { x, y };
}
