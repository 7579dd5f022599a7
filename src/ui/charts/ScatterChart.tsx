import { type KeyboardEvent, type PointerEvent, type ReactNode, useMemo, useRef, useState } from "react";
import { formatCount, formatDate, formatNumber } from "#ui/format/numbers.ts";
import { classColor } from "./class-colors.ts";
import { ClassKey } from "./ClassKey.tsx";
import { dotSigns } from "./dot-shapes.ts";
import { beside } from "./HistogramChart.tsx";
import { freshBox, type KeyBox, keyBox, type Spot } from "./key-box.ts";
import { KeyBoxMarks } from "./KeyBoxMarks.tsx";
import { dateTick, niceDates, niceTicks, tickText } from "./nice-ticks.ts";
import { nearestDot, ScatterDots, type ScatterPoint } from "./ScatterDots.tsx";
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
  readonly xIsDate: boolean;
  readonly yIsDate: boolean;
  readonly height: number;
  /** What dragging draws. */
  readonly tool: "rectangle" | "lasso";
  /** A rectangle was drawn with the pointer, in the units of the axes. */
  readonly onBrush: (range: ScatterRange) => void;
  /** A line was drawn around dots: its corners, in the units of the axes. */
  readonly onLasso: (corners: readonly (readonly [x: number, y: number])[]) => void;
  /** Drawn under the dots, within the axes. */
  readonly under?: ((x: (value: number) => number, y: (value: number) => number) => ReactNode) | undefined;
}

interface Corner {
  readonly x: number;
  readonly y: number;
}
const left = 56;
const right = 12;
const top = 22;
const bottom = 34;

/** Dots in the colour and shape of their class; dragging a rectangle brushes rows. */
export function ScatterChart(props: ScatterChartProps) {
  const { points, groups, positive, xTitle, yTitle, xIsDate, yIsDate, height, tool, onBrush, onLasso } =
    props;
  const element = useRef<HTMLDivElement>(null);
  const width = useWidth(element);
  const [drag, setDrag] = useState<{ from: Corner; to: Corner; path: readonly Corner[] } | null>(null);
  const [byKeys, setByKeys] = useState<KeyBox>(freshBox);
  const [hasKeys, setHasKeys] = useState(false);
  const [pointed, setPointed] = useState<ScatterPoint | null>(null);
  const inner = { width: Math.max(1, width - left - right), height: height - top - bottom };
  const xRange = useMemo(() => paddedRange(points.map(({ x }) => x)), [points]);
  const yRange = useMemo(() => paddedRange(points.map(({ y }) => y)), [points]);
  const x = (value: number) => left + ((value - xRange[0]) / (xRange[1] - xRange[0])) * inner.width;
  const y = (value: number) =>
    top + inner.height - ((value - yRange[0]) / (yRange[1] - yRange[0])) * inner.height;
  const xTicks = (xIsDate ? niceDates : niceTicks)(...xRange, Math.max(2, inner.width / 84));
  const yTicks = (yIsDate ? niceDates : niceTicks)(...yRange, 5);
  const write = (value: number, isDate: boolean) => (isDate ? formatDate(value) : formatNumber(value));

  const placeOf = (event: PointerEvent): Corner => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const across = (px: number) => xRange[0] + ((px - left) / inner.width) * (xRange[1] - xRange[0]);
  const up = (px: number) => yRange[0] + ((top + inner.height - px) / inner.height) * (yRange[1] - yRange[0]);
  const valuesAt = ({ x: right, y: high }: Spot) =>
    [xRange[0] + right * (xRange[1] - xRange[0]), yRange[0] + high * (yRange[1] - yRange[0])] as const;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const outcome = keyBox(byKeys, tool, event);
    if (outcome === null) return;
    event.preventDefault();
    event.stopPropagation();
    setHasKeys(true);
    if (outcome.kind === "going") return setByKeys(outcome.box);
    setByKeys({ at: byKeys.at, corners: [] });
    if (outcome.kind === "lasso") return onLasso(outcome.corners.map(valuesAt));
    const [from, to] = [valuesAt(outcome.from), valuesAt(outcome.to)];
    onBrush({ x: inOrder(from[0], to[0]), y: inOrder(from[1], to[1]) });
  };
  const [crossX, crossY] = valuesAt(byKeys.at);
  const end = () => {
    if (!drag) return;
    setDrag(null);
    if (tool === "lasso") {
      if (drag.path.length > 3) onLasso(drag.path.map((corner) => [across(corner.x), up(corner.y)]));
      return;
    }
    if (Math.abs(drag.to.x - drag.from.x) < 4 || Math.abs(drag.to.y - drag.from.y) < 4) return;
    onBrush({
      x: inOrder(across(drag.from.x), across(drag.to.x)),
      y: inOrder(up(drag.from.y), up(drag.to.y)),
    });
  };
  return (
    <div>
      <ClassKey
        entries={groups.map((label, index) => ({
          label,
          color: classColor(index, groups, positive),
          shape: dotSigns[index % dotSigns.length] ?? "●",
        }))}
      />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a surface to draw on */}
      <div
        className="plot touch-none select-none"
        ref={element}
        style={{ height, cursor: "crosshair" }}
        // A drawing surface: arrows move its cross, whatever the screen reader's own arrows do.
        role="application"
        aria-label={`${yTitle} against ${xTitle}. Arrow keys move a cross, ${tool === "lasso" ? "Space puts a corner, Enter closes the line" : "Enter puts a corner and then the other"}, Escape takes a corner back`}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onKeyDown={onKeyDown}
        onFocus={(event) => setHasKeys(event.currentTarget.matches(":focus-visible"))}
        onBlur={() => setHasKeys(false)}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          const at = placeOf(event);
          setDrag({ from: at, to: at, path: [at] });
        }}
        onPointerMove={(event) => {
          const at = placeOf(event);
          if (drag)
            setDrag({ from: drag.from, to: at, path: tool === "lasso" ? extended(drag.path, at) : [] });
          else setPointed(nearestDot(points, (point) => [x(point.x), y(point.y)], at));
        }}
        onPointerUp={end}
        onPointerCancel={() => setDrag(null)}
        onPointerLeave={() => setPointed(null)}
      >
        {width > 0 ? (
          <svg width={width} height={height} aria-hidden="true">
            {yTicks.map((tick) => (
              <g key={tick}>
                <line className="grid-line" x1={left} x2={left + inner.width} y1={y(tick)} y2={y(tick)} />
                <text x={left - 7} y={y(tick) + 3.5} textAnchor="end">
                  {yIsDate ? dateTick(tick, yTicks) : tickText(tick)}
                </text>
              </g>
            ))}
            <text className="mark-label" x={0} y={11}>
              {yTitle}
            </text>
            {props.under?.(x, y)}
            <ScatterDots points={points} groups={groups} positive={positive} x={x} y={y} />
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
                  {xIsDate ? dateTick(tick, xTicks) : tickText(tick)}
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
            {hasKeys && !drag ? (
              <KeyBoxMarks
                box={byKeys}
                tool={tool}
                place={(spot) => [left + spot.x * inner.width, top + (1 - spot.y) * inner.height]}
              />
            ) : null}
            {drag && tool === "lasso" ? (
              <path
                d={`M${drag.path.map((corner) => `${corner.x.toFixed(1)} ${corner.y.toFixed(1)}`).join("L")}Z`}
                fill="var(--select)"
                fillOpacity={0.5}
                fillRule="evenodd"
                stroke="var(--ink-2)"
                strokeDasharray="3 2"
              />
            ) : null}
            {drag && tool === "rectangle" ? (
              <rect
                x={Math.min(drag.from.x, drag.to.x)}
                y={Math.min(drag.from.y, drag.to.y)}
                width={Math.abs(drag.to.x - drag.from.x)}
                height={Math.abs(drag.to.y - drag.from.y)}
                fill="var(--select)"
                fillOpacity={0.5}
                stroke="var(--ink-2)"
                strokeDasharray="3 2"
              />
            ) : null}
          </svg>
        ) : null}
        {hasKeys ? (
          <p className="spoken" aria-live="polite">
            {xTitle} {write(crossX, xIsDate)}, {yTitle} {write(crossY, yIsDate)}
            {byKeys.corners.length > 0 ? `, corner ${byKeys.corners.length + 1}` : ""}
          </p>
        ) : null}
        {pointed && !drag ? (
          <div
            className="chart-tip"
            style={{
              position: "absolute",
              top: Math.max(0, y(pointed.y) - 30),
              ...beside(x(pointed.x), width),
            }}
          >
            <div>
              {xTitle} <b className="num">{write(pointed.x, xIsDate)}</b>
            </div>
            <div>
              {yTitle} <b className="num">{write(pointed.y, yIsDate)}</b>
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

/** A little air at either end; one value alone gets a unit of room. */
function paddedRange(values: readonly number[]): readonly [number, number] {
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value < min) min = value;
    if (value > max) max = value;
  }
  if (!(max >= min)) return [0, 1];
  const air = max > min ? (max - min) * 0.03 : 0.5;
  return [min - air, max + air];
}

/** A corner every few pixels is as fine as a hand draws. */
function extended(path: readonly Corner[], at: Corner): readonly Corner[] {
  const last = path.at(-1);
  const isNear = last && Math.abs(last.x - at.x) + Math.abs(last.y - at.y) < 4;
  return isNear ? path : [...path, at];
}

function inOrder(a: number, b: number): readonly [number, number] {
  return a < b ? [a, b] : [b, a];
}
