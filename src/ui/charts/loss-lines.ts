import type { FitProgress } from "#core/estimators/estimator.ts";
import { formatNumber } from "#ui/format/numbers.ts";
import type { PlotLine, PlotPoint } from "./LinePlot.tsx";

export interface LossCurveData {
  /** Fold from 0, or null for the fit on all training rows. */
  readonly fold: number | null;
  readonly points: readonly FitProgress[];
}
export interface LossDrawing {
  /** Context first; the last is the focus. */
  readonly lines: readonly PlotLine[];
  readonly best: PlotPoint | null;
  readonly lastIteration: number;
  readonly maxIter: number;
}

/**
 * What is drawn of a training. While it runs, the part being worked on is in focus; when it is over, the mean over the
 * folds is. Held-out loss is solid, training loss dashed; single folds are grey context.
 */
export function lossLines(curves: readonly LossCurveData[], isLive: boolean): LossDrawing {
  const parts = curves.filter(({ points }) => points.length > 0);
  const folds = parts.filter(({ fold }) => fold !== null);
  const whole = parts.find(({ fold }) => fold === null);
  const current = parts.at(-1);
  const lines: PlotLine[] = [];
  let training: readonly PlotPoint[];
  let heldOut: readonly PlotPoint[];
  let focusName: string;
  if (isLive || folds.length < 2) {
    const focus = isLive ? current : (folds[0] ?? whole);
    training = pointsOf(focus, "trainLoss");
    heldOut = pointsOf(focus, "validationLoss");
    focusName = focus?.fold == null ? "" : `fold ${focus.fold + 1}, `;
    for (const part of folds) if (part !== focus) lines.push(contextLine(part, folds.length <= 6));
  } else {
    training = meanOf(folds.map((part) => pointsOf(part, "trainLoss")));
    heldOut = meanOf(folds.map((part) => pointsOf(part, "validationLoss")));
    focusName = "";
    for (const part of folds) lines.push(contextLine(part, false));
  }
  const hasHeldOut = heldOut.length > 0;
  if (training.length > 0)
    lines.push({
      id: "training",
      color: hasHeldOut ? "var(--c0)" : "var(--c1)",
      width: hasHeldOut ? 1.6 : 2,
      dash: "5 4",
      points: training,
      isLabelAtEdge: !isLive,
      label: `${hasHeldOut ? "" : focusName}training ${lastOf(training)}`,
    });
  if (hasHeldOut)
    lines.push({
      id: "held-out",
      color: "var(--c1)",
      width: 2,
      points: heldOut,
      isLabelAtEdge: !isLive,
      label: isLive ? `${focusName}now ${lastOf(heldOut)}` : `held out ${lastOf(heldOut)}`,
    });
  const all = parts.flatMap(({ points }) => points);
  return {
    lines,
    best: leastOf(heldOut),
    lastIteration: Math.max(1, ...all.map(({ iteration }) => iteration)),
    maxIter: Math.max(1, ...all.map(({ maxIter }) => maxIter)),
  };
}

/** From the least loss to the 97 % quantile, so that a wild first epoch does not flatten the rest. */
export function lossDomain(lines: readonly PlotLine[]): readonly [number, number] {
  const losses = lines
    .flatMap(({ points }) => points.map(({ y }) => y))
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  const low = losses[0] ?? 0;
  const high = losses[Math.floor((losses.length - 1) * 0.97)] ?? 1;
  const room = Math.max((high - low) * 0.06, Math.abs(low) * 1e-3, 1e-9);
  return [low - room < 0 && low >= 0 ? 0 : low - room, high + room];
}

function contextLine(part: LossCurveData, isNamed: boolean): PlotLine {
  const heldOut = pointsOf(part, "validationLoss");
  return {
    id: `part ${part.fold ?? "all"}`,
    color: "var(--c0)",
    width: 1.1,
    points: heldOut.length > 0 ? heldOut : pointsOf(part, "trainLoss"),
    label: isNamed && part.fold !== null ? `fold ${part.fold + 1}` : undefined,
  };
}

function pointsOf(
  part: LossCurveData | undefined,
  key: "trainLoss" | "validationLoss",
): readonly PlotPoint[] {
  return (part?.points ?? []).flatMap((point) => {
    const loss = point[key];
    return loss === null || !Number.isFinite(loss) ? [] : [{ x: point.iteration, y: loss }];
  });
}

/** Mean of curves at the iterations of the first, as far as all of them reach. */
function meanOf(curves: readonly (readonly PlotPoint[])[]): readonly PlotPoint[] {
  const drawn = curves.filter((curve) => curve.length > 0);
  const end = Math.min(...drawn.map((curve) => curve.at(-1)?.x ?? 0));
  const places = (drawn[0] ?? []).map(({ x }) => x).filter((x) => x <= end);
  return places.map((x) => ({
    x,
    y: drawn.reduce((sum, curve) => sum + valueAt(curve, x), 0) / drawn.length,
  }));
}

function valueAt(curve: readonly PlotPoint[], x: number): number {
  const after = curve.findIndex((point) => point.x >= x);
  const next = curve[after];
  if (next === undefined) return curve.at(-1)?.y ?? Number.NaN;
  const before = curve[after - 1];
  if (before === undefined || next.x === x) return next.y;
  return before.y + ((x - before.x) / (next.x - before.x)) * (next.y - before.y);
}

function leastOf(points: readonly PlotPoint[]): PlotPoint | null {
  return points.reduce<PlotPoint | null>(
    (best, point) => (best === null || point.y < best.y ? point : best),
    null,
  );
}

function lastOf(points: readonly PlotPoint[]): string {
  return formatNumber(points.at(-1)?.y ?? Number.NaN, 3);
}
