import type { ReactNode } from "react";
import type { ClassCurves, ThresholdCurve } from "#core/evaluate/evaluation.ts";
import { formatFixed } from "#ui/format/numbers.ts";
import { Annotation } from "./Annotation.tsx";
import { ClassKey } from "./ClassKey.tsx";
import { classColor } from "./class-colors.ts";
import { curveFocus } from "./curve-focus.ts";
import { curvePoints, nearestThreshold } from "./curve-points.ts";
import { LinePlot, type PlotLine, type PlotPoint } from "./LinePlot.tsx";

export interface ThresholdChartProps {
  /** The positive class only, or every class of a multiclass task (one against the rest). */
  readonly curves: readonly ClassCurves[];
  /** Marks where the project's threshold stands (binary only). */
  readonly threshold?: number | null;
  /** A point of the curve was picked: its threshold. */
  readonly onThreshold?: ((threshold: number) => void) | undefined;
  readonly height?: number;
}

/** What tells a ROC chart from a precision-recall chart. */
export interface ThresholdChartKind {
  readonly which: "roc" | "pr";
  readonly xTitle: string;
  readonly yTitle: string;
  /** What no knowledge at all would give; null for none. */
  readonly reference: (curves: readonly ClassCurves[]) => PlotLine | null;
  /** Of a point under the pointer. */
  readonly tip: (point: PlotPoint) => ReactNode;
  /** Of the point at the threshold. */
  readonly mark: (point: PlotPoint) => string;
}

/** One curve a class over all thresholds, with the project's threshold marked and, on request, moved. */
export function ThresholdCurveChart({
  curves,
  threshold = null,
  onThreshold,
  height = 280,
  kind,
}: ThresholdChartProps & { readonly kind: ThresholdChartKind }) {
  const labels = curves.map(({ label }) => label);
  const [first] = curves;
  const only: ThresholdCurve | null = curves.length === 1 && first !== undefined ? first[kind.which] : null;
  const focus = curveFocus(curves, kind.which);
  const nOthers = curves.length - focus.length;
  const lines = linesOf(curves, kind.which, focus);
  const key = focus.map((index, place) => ({
    label: labels[index] ?? "",
    color: colorOf(place, focus.length === 1),
  }));
  const reference = kind.reference(curves);
  const at = only && threshold !== null ? nearestThreshold(only, threshold) : null;
  return (
    <>
      <ClassKey
        entries={nOthers === 0 ? key : [...key, { label: `${nOthers} other classes`, color: "var(--c0)" }]}
      />
      <LinePlot
        lines={reference ? [reference, ...lines] : lines}
        xDomain={[0, 1]}
        yDomain={[0, 1]}
        xTitle={kind.xTitle}
        yTitle={kind.yTitle}
        formatX={(value) => formatFixed(value, 1)}
        formatY={(value) => formatFixed(value, 1)}
        height={height}
        {...(nOthers === 0 ? {} : { labelRoom: 104 })}
        tip={
          only
            ? (point, index) => (
                <>
                  from <span className="num">{formatFixed(only.thresholds[index] ?? 0, 3)}</span> up
                  <br />
                  {kind.tip(point)}
                </>
              )
            : undefined
        }
        onPick={
          only && onThreshold !== undefined
            ? (_, index) => pick(only.thresholds[index], onThreshold)
            : undefined
        }
      >
        {at === null ? null : (
          <Annotation
            x={at.x}
            y={at.y}
            isFilled
            words={`at ${formatFixed(threshold ?? 0, 2)}: ${kind.mark(at)}`}
          />
        )}
      </LinePlot>
    </>
  );
}

/** A line a class; of many classes the worst stand in colour, named at their ends, before the others in grey. */
function linesOf(
  curves: readonly ClassCurves[],
  which: "roc" | "pr",
  focus: readonly number[],
): readonly PlotLine[] {
  const lineOf = (curve: ClassCurves) => ({
    id: `class ${curve.label}`,
    points: curvePoints(curve[which]),
  });
  const hasContext = focus.length < curves.length;
  const context = curves
    .filter((_, index) => !focus.includes(index))
    .map((curve): PlotLine => ({ ...lineOf(curve), color: "var(--c0)", width: 1 }));
  const named = focus.map((index, place): PlotLine => {
    const curve = curves[index]!;
    return {
      ...lineOf(curve),
      color: colorOf(place, curves.length === 1),
      width: 2,
      label: hasContext ? cutText(curve.label, 14) : undefined,
    };
  });
  return [...context, ...named.toReversed()];
}

function colorOf(place: number, isAlone: boolean): string {
  return isAlone ? "var(--c1)" : classColor(place, [], null);
}

function cutText(text: string, most: number): string {
  const letters = [...text];
  return letters.length > most ? `${letters.slice(0, most - 1).join("")}…` : text;
}

/** The ends of a curve may carry thresholds beyond 0…1. */
function pick(threshold: number | undefined, onThreshold: (threshold: number) => void): void {
  if (threshold !== undefined && Number.isFinite(threshold)) onThreshold(Math.min(1, Math.max(0, threshold)));
}
