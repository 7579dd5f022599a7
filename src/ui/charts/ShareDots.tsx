import { useRef } from "react";
import { formatPercent } from "#ui/format/numbers.ts";
import { niceTicks } from "./nice-ticks.ts";
import { labelRoom } from "./label-room.ts";
import { useWidth } from "./use-width.ts";

export interface ShareDot {
  readonly label: string;
  readonly share: number;
  readonly interval: readonly [low: number, high: number];
  /** "430 of 575" */
  readonly count: string;
}

const rowHeight = 26;
const bottom = 34;

/** A share a line with its interval as a bar, against the share over all rows. */
export function ShareDots({
  dots,
  overall,
  title,
}: {
  readonly dots: readonly ShareDot[];
  readonly overall: number;
  /** Of the axis: "share Yes". */
  readonly title: string;
}) {
  const element = useRef<HTMLDivElement>(null);
  const width = useWidth(element);
  const { left, fits } = labelRoom(
    dots.map(({ label }) => label),
    width,
  );
  const right = width < 480 ? 58 : 138;
  const inner = Math.max(1, width - left - right);
  const top = Math.min(1, Math.max(...dots.map(({ interval }) => interval[1]), overall) * 1.04);
  const x = (share: number) => left + (share / Math.max(top, 1e-9)) * inner;
  const height = dots.length * rowHeight + bottom;
  const axis = dots.length * rowHeight;
  const ticks = niceTicks(0, top, Math.max(2, inner / 90));
  return (
    <div className="plot" ref={element} style={{ height }}>
      {width > 0 ? (
        <svg width={width} height={height} aria-hidden="true">
          {ticks.map((tick, index) => (
            <g key={tick}>
              <line className="grid-line" x1={x(tick)} x2={x(tick)} y1={0} y2={axis} />
              <line className="axis-line" x1={x(tick)} x2={x(tick)} y1={axis} y2={axis + 4} />
              <text x={x(tick)} y={axis + 15} textAnchor="middle">
                {index === ticks.length - 1 ? formatPercent(tick) : String(Math.round(tick * 1000) / 10)}
              </text>
            </g>
          ))}
          <line
            x1={x(overall)}
            x2={x(overall)}
            y1={0}
            y2={axis}
            stroke="var(--ink-3)"
            strokeDasharray="4 3"
            strokeWidth={1}
          />
          {dots.map(({ label, share, interval, count }, index) => {
            const y = index * rowHeight + rowHeight / 2;
            return (
              <g key={label}>
                <text x={left - 8} y={y + 4} textAnchor="end" style={{ fill: "var(--ink-2)" }}>
                  <title>{label}</title>
                  {label.length > fits ? `${label.slice(0, fits - 1)}…` : label}
                </text>
                <rect
                  x={x(interval[0])}
                  width={Math.max(1, x(interval[1]) - x(interval[0]))}
                  y={y - 5}
                  height={10}
                  fill="var(--c2)"
                  fillOpacity={0.22}
                />
                <circle cx={x(share)} cy={y} r={4} fill="var(--c2)" />
                <text x={left + inner + 10} y={y + 4}>
                  <tspan style={{ fill: "var(--c2)", fontWeight: 600 }}>{formatPercent(share)}</tspan>
                  {right > 100 ? <tspan>{`  ${count}`}</tspan> : null}
                </text>
              </g>
            );
          })}
          <line className="axis-line" x1={left} x2={left + inner} y1={axis + 0.5} y2={axis + 0.5} />
          <text className="mark-label" x={left + inner / 2} y={height - 4} textAnchor="middle">
            {title}
          </text>
        </svg>
      ) : null}
    </div>
  );
}
