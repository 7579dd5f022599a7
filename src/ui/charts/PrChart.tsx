import { formatFixed, formatPercent } from "#ui/format/numbers.ts";
import { Annotation } from "./Annotation.tsx";
import { ClassKey } from "./ClassKey.tsx";
import { classColor } from "./class-colors.ts";
import { curvePoints, nearestThreshold } from "./curve-points.ts";
import { LinePlot, type PlotLine } from "./LinePlot.tsx";
import type { ThresholdChartProps } from "./RocChart.tsx";

/** Precision against recall; dotted is the share of the class, which is what calling everyone gives. */
export function PrChart({ curves, threshold = null, onThreshold, height = 280 }: ThresholdChartProps) {
  const [first] = curves;
  const isBinary = curves.length === 1 && first !== undefined;
  const lines: PlotLine[] = curves.map(({ label, pr }, index) => ({
    id: `class ${label}`,
    color: isBinary
      ? "var(--c1)"
      : classColor(
          index,
          curves.map((curve) => curve.label),
          null,
        ),
    width: 2,
    points: curvePoints(pr),
  }));
  if (isBinary)
    lines.unshift({
      id: "everyone",
      color: "var(--c0)",
      width: 1,
      dash: "1 4",
      points: [
        { x: 0, y: first.share },
        { x: 1, y: first.share },
      ],
    });
  const at = isBinary && threshold !== null ? nearestThreshold(first.pr, threshold) : null;
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
        lines={lines}
        xDomain={[0, 1]}
        yDomain={[0, 1]}
        xTitle="found (recall)"
        yTitle="alarms that are right (precision)"
        formatX={(value) => formatFixed(value, 1)}
        formatY={(value) => formatFixed(value, 1)}
        height={height}
        tip={
          isBinary
            ? ({ x, y }, index) => (
                <>
                  from <span className="num">{formatFixed(first.pr.thresholds[index] ?? 0, 3)}</span> up
                  <br />
                  finds {formatPercent(x)}, {formatPercent(y)} of alarms right
                </>
              )
            : undefined
        }
        onPick={
          isBinary && onThreshold !== undefined
            ? (_, index) => {
                const picked = first.pr.thresholds[index];
                if (picked !== undefined && Number.isFinite(picked))
                  onThreshold(Math.min(1, Math.max(0, picked)));
              }
            : undefined
        }
      >
        {at === null ? null : (
          <Annotation
            x={at.x}
            y={at.y}
            isFilled
            words={`at ${formatFixed(threshold ?? 0, 2)}: ${formatPercent(at.y)} of alarms right`}
          />
        )}
      </LinePlot>
    </>
  );
}
