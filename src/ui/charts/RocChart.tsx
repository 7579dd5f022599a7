import type { ClassCurves } from "#core/evaluate/evaluation.ts";
import { formatFixed, formatPercent } from "#ui/format/numbers.ts";
import { Annotation } from "./Annotation.tsx";
import { ClassKey } from "./ClassKey.tsx";
import { classColor } from "./class-colors.ts";
import { curvePoints, nearestThreshold } from "./curve-points.ts";
import { LinePlot, type PlotLine } from "./LinePlot.tsx";

export interface ThresholdChartProps {
  /** The positive class only, or every class of a multiclass task (one against the rest). */
  readonly curves: readonly ClassCurves[];
  /** Marks where the project's threshold stands (binary only). */
  readonly threshold?: number | null;
  /** A point of the curve was picked: its threshold. */
  readonly onThreshold?: ((threshold: number) => void) | undefined;
  readonly height?: number;
}

/** True against false positive rate; dotted is chance. */
export function RocChart({ curves, threshold = null, onThreshold, height = 280 }: ThresholdChartProps) {
  const [first] = curves;
  const isBinary = curves.length === 1 && first !== undefined;
  const chance: PlotLine = {
    id: "chance",
    color: "var(--c0)",
    width: 1,
    dash: "1 4",
    points: [
      { x: 0, y: 0 },
      { x: 1, y: 1 },
    ],
  };
  const lines = curves.map(
    ({ label, roc }, index): PlotLine => ({
      id: `class ${label}`,
      color: isBinary
        ? "var(--c1)"
        : classColor(
            index,
            curves.map((curve) => curve.label),
            null,
          ),
      width: 2,
      points: curvePoints(roc),
    }),
  );
  const at = isBinary && threshold !== null ? nearestThreshold(first.roc, threshold) : null;
  const key = isBinary
    ? []
    : curves.map(({ label }, index) => ({
        label,
        color: classColor(
          index,
          curves.map((curve) => curve.label),
          null,
        ),
      }));
  return (
    <>
      <ClassKey entries={key} />
      <LinePlot
        lines={[chance, ...lines]}
        xDomain={[0, 1]}
        yDomain={[0, 1]}
        xTitle="false alarms (false positive rate)"
        yTitle="found (recall)"
        formatX={(value) => formatFixed(value, 1)}
        formatY={(value) => formatFixed(value, 1)}
        height={height}
        tip={
          isBinary
            ? ({ x, y }, index) => (
                <>
                  from <span className="num">{formatFixed(first.roc.thresholds[index] ?? 0, 3)}</span> up
                  <br />
                  finds {formatPercent(y)}, false alarms {formatPercent(x)}
                </>
              )
            : undefined
        }
        onPick={
          isBinary && onThreshold !== undefined
            ? (_, index) => pick(first.roc.thresholds[index], onThreshold)
            : undefined
        }
      >
        {at === null ? null : (
          <Annotation
            x={at.x}
            y={at.y}
            isFilled
            words={`at ${formatFixed(threshold ?? 0, 2)}: finds ${formatPercent(at.y)}`}
          />
        )}
      </LinePlot>
    </>
  );
}

/** The ends of a curve may carry thresholds beyond 0…1. */
function pick(threshold: number | undefined, onThreshold: (threshold: number) => void): void {
  if (threshold !== undefined && Number.isFinite(threshold)) onThreshold(Math.min(1, Math.max(0, threshold)));
}
