import { useState } from "react";
import { formatCount, formatPercent } from "#ui/format/numbers.ts";
import { beside } from "./HistogramChart.tsx";
import { PlotFrame } from "./PlotFrame.tsx";

export interface CalibrationDot {
  /** Mean predicted chance. */
  readonly predicted: number;
  /** Share of rows where it came true, with its interval. */
  readonly share: number;
  readonly interval: readonly [low: number, high: number];
  readonly rows: number;
}

const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1];
const oneDecimal = (value: number) => value.toFixed(1);

/** Predicted chance against the share that came true, a dot a bin with its interval; on the dotted line both agree. */
export function CalibrationChart({
  dots,
  xTitle,
  yTitle,
  height = 280,
}: {
  readonly dots: readonly CalibrationDot[];
  readonly xTitle: string;
  readonly yTitle: string;
  readonly height?: number;
}) {
  const [pointed, setPointed] = useState<CalibrationDot | null>(null);
  const most = Math.max(1, ...dots.map(({ rows }) => rows));
  return (
    <PlotFrame
      xDomain={[0, 1]}
      yDomain={[0, 1]}
      xTicks={ticks}
      yTicks={ticks}
      xTitle={xTitle}
      yTitle={yTitle}
      formatX={oneDecimal}
      formatY={oneDecimal}
      height={height}
      onLeave={() => setPointed(null)}
      over={({ x, left, width }) =>
        pointed === null ? null : (
          <div
            className="chart-tip"
            style={{ position: "absolute", top: 24, ...beside(x(pointed.predicted), left + width) }}
          >
            said <span className="num">{formatPercent(pointed.predicted)}</span>
            <br />
            was <span className="num">{formatPercent(pointed.share)}</span>
            <br />
            <span className="num">{formatCount(pointed.rows)}</span> rows
          </div>
        )
      }
    >
      {({ x, y }) => (
        <>
          <line
            x1={x(0)}
            y1={y(0)}
            x2={x(1)}
            y2={y(1)}
            stroke="var(--ink-3)"
            strokeDasharray="1 4"
            strokeLinecap="round"
          />
          {dots.map((dot) => (
            <g key={dot.predicted} onPointerEnter={() => setPointed(dot)}>
              <line
                x1={x(dot.predicted)}
                x2={x(dot.predicted)}
                y1={y(dot.interval[0])}
                y2={y(dot.interval[1])}
                stroke="var(--c1)"
                strokeWidth={1.5}
              />
              <circle
                cx={x(dot.predicted)}
                cy={y(dot.share)}
                r={3 + 5 * Math.sqrt(dot.rows / most)}
                fill="var(--c1)"
                stroke="var(--plate)"
              />
            </g>
          ))}
        </>
      )}
    </PlotFrame>
  );
}
