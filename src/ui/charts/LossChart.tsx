import { formatCount, formatNumber } from "#ui/format/numbers.ts";
import { Annotation } from "./Annotation.tsx";
import { LinePlot, usePlace } from "./LinePlot.tsx";
import { type LossCurveData, lossDomain, lossLines } from "./loss-lines.ts";

export interface LossChartProps {
  readonly curves: readonly LossCurveData[];
  readonly isLive?: boolean;
  readonly height?: number;
  /** "epoch", "Newton step" */
  readonly iterationName?: string;
  /** A moment of the training that other figures show; null for none. */
  readonly markedAt?: number | null;
}

/** Loss by iteration: held out solid, training dashed, folds grey, the lowest held-out loss marked. */
export function LossChart(props: LossChartProps) {
  const { curves, isLive = false, height = 280, iterationName = "epoch", markedAt = null } = props;
  const { lines, best, lastIteration, maxIter } = lossLines(curves, isLive);
  if (lines.length === 0)
    return (
      <p className="py-8 text-ink-3" style={{ height }}>
        Its first {iterationName} is to come.
      </p>
    );
  const end = !isLive
    ? lastIteration
    : lastIteration > maxIter / 4
      ? maxIter
      : Math.min(maxIter, Math.max(10, lastIteration * 2));
  const reached = lines.at(-1)?.points.at(-1)?.x ?? lastIteration;
  /** Where the words of the lowest would lie over those of the line's end. */
  const isNear = (x: number) => reached - x < 0.4 * (end - 1);
  return (
    <LinePlot
      lines={lines}
      xDomain={[Math.min(1, end - 1), Math.max(2, end)]}
      yDomain={lossDomain(lines)}
      xTitle={iterationName}
      yTitle="loss a row"
      formatX={(value) => (Number.isInteger(value) ? formatCount(value) : "")}
      formatY={(value) => formatNumber(value, 3)}
      height={height}
      labelRoom={112}
      labelFloor={isLive ? 26 : 8}
      under={isLive && end > reached ? <ToCome from={reached} to={end} /> : null}
      tip={(point) => (
        <>
          {iterationName} <span className="num">{formatCount(point.x)}</span>
          <br />
          loss <span className="num">{formatNumber(point.y)}</span>
        </>
      )}
    >
      {best !== null && lastIteration > 3 && !(isLive && isNear(best.x)) ? (
        <Annotation
          x={best.x}
          y={best.y}
          words={`lowest ${formatNumber(best.y)}, ${iterationName} ${formatCount(best.x)}`}
        />
      ) : null}
      {markedAt === null ? null : <Moment x={markedAt} words={`${iterationName} ${formatCount(markedAt)}`} />}
    </LinePlot>
  );
}

function Moment({ x, words }: { readonly x: number; readonly words: string }) {
  const place = usePlace();
  if (place === null) return null;
  const { area } = place;
  const left = place.x(x);
  const goesRight = left < area.x + area.width * 0.7;
  return (
    <g pointerEvents="none">
      <line
        x1={left}
        x2={left}
        y1={area.y}
        y2={area.y + area.height}
        stroke="var(--accent)"
        strokeWidth={1.5}
      />
      <text
        className="mark-label halo"
        x={left + (goesRight ? 6 : -6)}
        y={area.y + 12}
        textAnchor={goesRight ? "start" : "end"}
        style={{ fill: "var(--accent)" }}
      >
        {words}
      </text>
    </g>
  );
}

function ToCome({ from, to }: { readonly from: number; readonly to: number }) {
  const place = usePlace();
  if (place === null) return null;
  const { area } = place;
  const left = place.x(from);
  return (
    <g>
      <rect
        x={left}
        y={area.y}
        width={Math.max(0, place.x(to) - left)}
        height={area.height}
        fill="var(--sunk)"
      />
      {place.x(to) - left > 56 ? (
        <text
          className="mark-label"
          x={(left + place.x(to)) / 2}
          y={area.y + area.height - 7}
          textAnchor="middle"
        >
          to come
        </text>
      ) : null}
    </g>
  );
}
