import { type MouseEvent, useState } from "react";
import { formatCount, formatNumber } from "#ui/format/numbers.ts";
import { type AxisKind, axisScale } from "./axis-scale.ts";
import { dotPath } from "./dot-shapes.ts";
import { beside } from "./HistogramChart.tsx";
import { MarkSpots } from "./MarkSpots.tsx";
import { niceTicks } from "./nice-ticks.ts";
import { PlotFrame } from "./PlotFrame.tsx";

export interface BandPoint {
  readonly x: number;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
  /** Which bin it stands for. */
  readonly place: number;
}
export interface BandLine {
  readonly label: string;
  readonly color: string;
  /** Ascending in x. */
  readonly points: readonly BandPoint[];
}

const dashes = [undefined, "6 3", "2 3", "8 3 2 3"];

/** Lines with their 95 % bands, a dot at each place. */
export function BandLines({
  lines,
  xRange,
  yRange,
  xAxis,
  xTitle,
  yTitle,
  xWords,
  formatY = (value) => formatNumber(value, 3),
  height,
  onPick,
}: {
  readonly lines: readonly BandLine[];
  readonly xRange: readonly [number, number];
  readonly yRange: readonly [number, number];
  readonly xAxis: AxisKind;
  readonly xTitle: string;
  readonly yTitle: string;
  /** A place across in words: "March 2024". */
  readonly xWords: (place: number) => string;
  readonly formatY?: ((value: number) => string) | undefined;
  readonly height: number;
  readonly onPick?: ((place: number, line: number, isAdded: boolean) => void) | undefined;
}) {
  const [pointed, setPointed] = useState<{ readonly line: number; readonly at: number } | null>(null);
  const scale = axisScale(xAxis);
  const xTicks = scale.ticks(xRange, 6);
  const places = xTicks.map(scale.forward);
  const read = pointed === null ? undefined : lines[pointed.line]?.points[pointed.at];
  return (
    <PlotFrame
      xDomain={[scale.forward(xRange[0]), scale.forward(xRange[1])]}
      yDomain={yRange}
      xTicks={places}
      yTicks={niceTicks(...yRange, 5)}
      xTitle={xTitle}
      yTitle={yTitle}
      formatX={(place) => scale.tick(xTicks[places.indexOf(place)] ?? 0, xTicks)}
      formatY={formatY}
      height={height}
      onLeave={() => setPointed(null)}
      over={({ x, y, left, width, top, height: inner }) => (
        <>
          {onPick ? (
            <MarkSpots
              label={yTitle === "" ? xTitle : `${yTitle} by ${xTitle}`}
              spots={lines.flatMap(({ label, points }, line) =>
                points.map((point) => ({
                  key: `${line} ${point.place}`,
                  words: `${xWords(point.place)}${lines.length > 1 ? `, ${label}` : ""}: ${formatY(point.value)}, ${formatCount(point.n)} rows`,
                  box: {
                    x: x(scale.forward(point.x)) - 8,
                    y: Math.max(top, Math.min(top + inner, y(point.value))) - 8,
                    width: 16,
                    height: 16,
                  },
                  isSelected: false,
                  onPick: (isAdded: boolean) => onPick(point.place, line, isAdded),
                })),
              )}
            />
          ) : null}
          {read === undefined || pointed === null ? null : (
            <div
              className="chart-tip"
              style={{ position: "absolute", top: 0, ...beside(x(scale.forward(read.x)), left + width) }}
            >
              <b className="num">{xWords(read.place)}</b>
              <div>
                {lines.length > 1 ? `${lines[pointed.line]?.label ?? ""} ` : ""}
                <span className="num">
                  {formatY(read.value)}
                  {read.low === null || read.high === null
                    ? ""
                    : ` (${formatY(read.low)} to ${formatY(read.high)})`}
                </span>
              </div>
              <div className="num">{formatCount(read.n)} rows</div>
            </div>
          )}
        </>
      )}
    >
      {({ x, y, top, height: inner }) => {
        const within = (value: number) => Math.max(top, Math.min(top + inner, y(value)));
        return lines.map(({ label, color, points }, line) => (
          <g key={label}>
            <path
              d={bandPath(points, (value) => x(scale.forward(value)), within)}
              fill={color}
              fillOpacity={0.13}
            />
            <path
              d={
                points.length === 0
                  ? ""
                  : `M${points.map((p) => `${x(scale.forward(p.x))} ${within(p.value)}`).join("L")}`
              }
              fill="none"
              stroke={color}
              strokeWidth={2}
              strokeLinejoin="round"
              strokeDasharray={dashes[line % dashes.length]}
            />
            {points.map((point, at) => (
              <g
                key={point.place}
                transform={`translate(${x(scale.forward(point.x)).toFixed(1)} ${within(point.value).toFixed(1)})`}
                onPointerEnter={() => setPointed({ line, at })}
                {...(onPick
                  ? {
                      onClick: (event: MouseEvent) => onPick(point.place, line, event.shiftKey),
                      style: { cursor: "pointer" },
                    }
                  : {})}
              >
                <circle r={9} fill="transparent" />
                <path d={dotPath(line, points.length > 40 ? 2.2 : 3.2)} fill={color} />
              </g>
            ))}
          </g>
        ));
      }}
    </PlotFrame>
  );
}

/** Over each unbroken stretch of points that have an interval. */
function bandPath(
  points: readonly BandPoint[],
  x: (value: number) => number,
  y: (value: number) => number,
): string {
  let path = "";
  let stretch: BandPoint[] = [];
  const close = () => {
    if (stretch.length > 1) {
      const upper = stretch.map((p) => `${x(p.x)} ${y(p.high ?? p.value)}`);
      const lower = stretch.toReversed().map((p) => `${x(p.x)} ${y(p.low ?? p.value)}`);
      path += `M${[...upper, ...lower].join("L")}Z`;
    }
    stretch = [];
  };
  for (const point of points) {
    if (point.low === null || point.high === null) close();
    else stretch.push(point);
  }
  close();
  return path;
}
