import { type ReactNode, useMemo, useRef, useState } from "react";
import { formatCount } from "#ui/format/numbers.ts";
import { type AxisKind, axisScale } from "./axis-scale.ts";
import { classColor } from "./class-colors.ts";
import { ClassKey } from "./ClassKey.tsx";
import { Clipped } from "./Clipped.tsx";
import { dotSigns } from "./dot-shapes.ts";
import { beside } from "./HistogramChart.tsx";
import type { Spot } from "./key-box.ts";
import { nearestDot, ScatterDots, type ScatterPoint } from "./ScatterDots.tsx";
import { inOrder, paddedRange, withAspect } from "./scatter-places.ts";
import { drawingLabel, useAreaDrawing } from "./use-area-drawing.tsx";
import { useWidth } from "./use-width.ts";

export interface ScatterRange {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

export interface ScatterChartProps {
  readonly points: readonly ScatterPoint[];
  readonly groups: readonly string[];
  readonly positive: string | null;
  readonly xTitle: string;
  readonly yTitle: string;
  readonly xAxis: AxisKind;
  readonly yAxis: AxisKind;
  /** What the axes cover, in their values; by default the dots, with a little air. */
  readonly ranges?: ScatterRange | undefined;
  readonly height: number;
  /** How much longer a unit up is than one across; without it each axis fills its side. */
  readonly aspect?: number | undefined;
  /** What dragging draws. */
  readonly tool: "rectangle" | "lasso";
  /** A rectangle was drawn with the pointer, in the units of the axes. */
  readonly onBrush: (range: ScatterRange) => void;
  /** A line was drawn around dots: its corners, in the units of the axes. */
  readonly onLasso: (corners: readonly (readonly [x: number, y: number])[]) => void;
  readonly colorOf?: ((group: number) => string) | undefined;
  readonly hasKey?: boolean;
  /** Drawn under the dots, within the axes. */
  readonly under?: Drawn | undefined;
  /** Drawn over the dots, and cut off at the axes. */
  readonly over?: Drawn | undefined;
}

type Drawn = (x: (value: number) => number, y: (value: number) => number) => ReactNode;

const left = 56;
const right = 12;
const top = 22;
const bottom = 34;

/** Dots in the colour and shape of their class; dragging a rectangle brushes rows. */
export function ScatterChart(props: ScatterChartProps) {
  const { points, groups, positive, xTitle, yTitle, height, tool, ranges, onBrush, onLasso } = props;
  const colorOf = props.colorOf ?? ((group: number) => classColor(group, groups, positive));
  const [xScale, yScale] = [axisScale(props.xAxis), axisScale(props.yAxis)];
  const element = useRef<HTMLDivElement>(null);
  const width = useWidth(element);
  const [pointed, setPointed] = useState<ScatterPoint | null>(null);
  const inner = { width: Math.max(1, width - left - right), height: height - top - bottom };
  const filled = useMemo(
    () =>
      [
        paddedRange(ranges?.x ?? points.map(({ x }) => x), axisScale(props.xAxis).forward),
        paddedRange(ranges?.y ?? points.map(({ y }) => y), axisScale(props.yAxis).forward),
      ] as const,
    [points, ranges?.x, ranges?.y, props.xAxis, props.yAxis],
  );
  const [xRange, yRange] = props.aspect === undefined ? filled : withAspect(filled, inner, props.aspect);
  const x = (value: number) =>
    left + ((xScale.forward(value) - xRange[0]) / (xRange[1] - xRange[0])) * inner.width;
  const y = (value: number) =>
    top + inner.height - ((yScale.forward(value) - yRange[0]) / (yRange[1] - yRange[0])) * inner.height;
  const xTicks = xScale.ticks(
    [xScale.back(xRange[0]), xScale.back(xRange[1])],
    Math.max(2, inner.width / 84),
  );
  const yTicks = yScale.ticks([yScale.back(yRange[0]), yScale.back(yRange[1])], 5);

  const valuesAt = ({ x: right, y: high }: Spot) =>
    [
      xScale.back(xRange[0] + right * (xRange[1] - xRange[0])),
      yScale.back(yRange[0] + high * (yRange[1] - yRange[0])),
    ] as const;
  const { handlers, isDragging, cross, marks } = useAreaDrawing({
    area: { x: left, y: top, ...inner },
    tool,
    onRectangle(from, to) {
      const [a, b] = [valuesAt(from), valuesAt(to)];
      onBrush({ x: inOrder(a[0], b[0]), y: inOrder(a[1], b[1]) });
    },
    onLasso: (corners) => onLasso(corners.map(valuesAt)),
  });
  const [crossX, crossY] = valuesAt(cross?.at ?? { x: 0, y: 0 });
  return (
    <div>
      {props.hasKey === false ? null : (
        <ClassKey
          entries={groups.map((label, index) => ({
            label,
            color: colorOf(index),
            shape: dotSigns[index % dotSigns.length] ?? "●",
          }))}
        />
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a surface to draw on */}
      <div
        className="plot touch-none select-none"
        ref={element}
        style={{ height, cursor: "crosshair" }}
        // A drawing surface: arrows move its cross, whatever the screen reader's own arrows do.
        role="application"
        aria-label={drawingLabel(`${yTitle} against ${xTitle}`, tool)}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        {...handlers}
        onPointerMove={(event) => {
          handlers.onPointerMove(event);
          const box = event.currentTarget.getBoundingClientRect();
          const at = { x: event.clientX - box.left, y: event.clientY - box.top };
          if (!isDragging) setPointed(nearestDot(points, (point) => [x(point.x), y(point.y)], at));
        }}
        onPointerLeave={() => setPointed(null)}
      >
        {width > 0 ? (
          <svg width={width} height={height} aria-hidden="true">
            {yTicks.map((tick) => (
              <g key={tick}>
                <line className="grid-line" x1={left} x2={left + inner.width} y1={y(tick)} y2={y(tick)} />
                <text x={left - 7} y={y(tick) + 3.5} textAnchor="end">
                  {yScale.tick(tick, yTicks)}
                </text>
              </g>
            ))}
            <text className="mark-label" x={0} y={11}>
              {yTitle}
            </text>
            {props.xAxis === "longitude"
              ? xTicks.map((tick) => (
                  <line
                    key={tick}
                    className="grid-line"
                    x1={x(tick)}
                    x2={x(tick)}
                    y1={top}
                    y2={top + inner.height}
                  />
                ))
              : null}
            {props.under?.(x, y)}
            <ScatterDots points={points} colorOf={groups.length > 1 ? colorOf : plainDot} x={x} y={y} />
            <Clipped x={left} y={top} width={inner.width} height={inner.height}>
              {props.over?.(x, y)}
            </Clipped>
            <line
              className="axis-line"
              x1={left}
              x2={left + inner.width}
              y1={top + inner.height + 0.5}
              y2={top + inner.height + 0.5}
            />
            {xTicks.map((tick) => (
              <g key={tick}>
                <line
                  className="axis-line"
                  x1={x(tick)}
                  x2={x(tick)}
                  y1={top + inner.height}
                  y2={top + inner.height + 4}
                />
                <text x={x(tick)} y={top + inner.height + 15} textAnchor="middle">
                  {xScale.tick(tick, xTicks)}
                </text>
              </g>
            ))}
            <text className="mark-label" x={left + inner.width / 2} y={height - 4} textAnchor="middle">
              {xTitle}
            </text>
            {pointed ? (
              <circle
                cx={x(pointed.x)}
                cy={y(pointed.y)}
                r={6}
                fill="none"
                stroke="var(--ink)"
                strokeWidth={1.2}
              />
            ) : null}
            {marks}
          </svg>
        ) : null}
        {cross ? (
          <p className="spoken" aria-live="polite">
            {xTitle} {xScale.write(crossX)}, {yTitle} {yScale.write(crossY)}
            {cross.corners.length > 0 ? `, corner ${cross.corners.length + 1}` : ""}
          </p>
        ) : null}
        {pointed && !isDragging ? (
          <div
            className="chart-tip"
            style={{
              position: "absolute",
              top: Math.max(0, y(pointed.y) - 30),
              ...beside(x(pointed.x), width),
            }}
          >
            <div>
              {xTitle} <b className="num">{xScale.write(pointed.x)}</b>
            </div>
            <div>
              {yTitle} <b className="num">{yScale.write(pointed.y)}</b>
            </div>
            <div className="muted">
              {groups.length > 1 ? `${groups[pointed.group] ?? ""}, ` : ""}row {formatCount(pointed.row)}
            </div>
          </div>
        ) : null}
      </div>
    </div>
  );
}

const plainDot = () => "var(--c1)";
