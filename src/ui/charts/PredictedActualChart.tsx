import { type PointerEvent, useState } from "react";
import type { RegressionEvaluation } from "#core/evaluate/evaluation.ts";
import { formatNumber, formatShortCount } from "#ui/format/numbers.ts";
import { beside } from "./HistogramChart.tsx";
import { niceTicks } from "./nice-ticks.ts";
import { type Place, PlotFrame } from "./PlotFrame.tsx";

type Point = RegressionEvaluation["points"][number];
interface Drag {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
}

/** A dot a row, both axes on one scale; on the dotted line a guess is right, above it too high. Drag to select rows. */
export function PredictedActualChart({
  points,
  target,
  selected,
  onSelect,
  height = 320,
}: {
  /** At most 500. */
  readonly points: readonly Point[];
  readonly target: string;
  /** Data rows to highlight. */
  readonly selected?: ReadonlySet<number> | undefined;
  /** Data rows inside the dragged rectangle, and words for them. */
  readonly onSelect?: ((rows: readonly number[], label: string) => void) | undefined;
  readonly height?: number;
}) {
  const [pointed, setPointed] = useState<Point | null>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  const values = points.flatMap(({ actual, predicted }) => [actual, predicted]);
  const [low, high] = values.length === 0 ? [0, 1] : [Math.min(...values), Math.max(...values)];
  const room = (high - low) * 0.03 || Math.abs(high) * 0.03 || 1;
  const domain = [low - room, high + room] as const;
  const format = (value: number) =>
    Math.abs(value) >= 10_000 ? formatShortCount(value) : formatNumber(value);
  const finish = ({ x, y }: Place) => {
    if (drag === null) return;
    setDrag(null);
    const [left, right] = inOrder(drag.from[0], drag.to[0]);
    const [top, bottom] = inOrder(drag.from[1], drag.to[1]);
    if (right - left < 4 || bottom - top < 4) return;
    const rows = points
      .filter(
        ({ actual, predicted }) => isWithin(x(actual), left, right) && isWithin(y(predicted), top, bottom),
      )
      .map(({ row }) => row);
    if (rows.length > 0) onSelect?.(rows, `${target} predicted against actual, as brushed`);
  };
  return (
    <PlotFrame
      xDomain={domain}
      yDomain={domain}
      xTicks={niceTicks(...domain, 5)}
      yTicks={niceTicks(...domain, 5)}
      xTitle={`actual ${target}`}
      yTitle={`predicted ${target}`}
      formatX={format}
      formatY={format}
      height={height}
      onLeave={() => setPointed(null)}
      over={({ x, left, width }) =>
        pointed === null || drag !== null ? null : (
          <div
            className="chart-tip"
            style={{ position: "absolute", top: 24, ...beside(x(pointed.actual), left + width) }}
          >
            row <span className="num">{pointed.row}</span>
            <br />
            actual <span className="num">{formatNumber(pointed.actual, 5)}</span>
            <br />
            predicted <span className="num">{formatNumber(pointed.predicted, 5)}</span>
          </div>
        )
      }
    >
      {(place) => (
        <g
          onPointerMove={(event) => {
            if (drag !== null) setDrag({ from: drag.from, to: placeOf(event) });
          }}
          onPointerUp={() => finish(place)}
          onPointerCancel={() => setDrag(null)}
        >
          <rect
            x={place.left}
            y={place.top}
            width={place.width}
            height={place.height}
            fill="transparent"
            style={onSelect === undefined ? {} : { cursor: "crosshair", touchAction: "none" }}
            onPointerDown={(event) => {
              if (onSelect === undefined || event.button !== 0) return;
              event.currentTarget.setPointerCapture(event.pointerId);
              const at = placeOf(event);
              setDrag({ from: at, to: at });
            }}
          />
          <line
            x1={place.x(domain[0])}
            y1={place.y(domain[0])}
            x2={place.x(domain[1])}
            y2={place.y(domain[1])}
            stroke="var(--ink-3)"
            strokeDasharray="1 4"
            strokeLinecap="round"
          />
          {points.map((point) => (
            <circle
              key={point.row}
              cx={place.x(point.actual)}
              cy={place.y(point.predicted)}
              r={point === pointed ? 5 : 2.6}
              fill="var(--c1)"
              opacity={point === pointed || selected?.has(point.row) ? 1 : 0.6}
              {...(selected?.has(point.row)
                ? { className: "selected-dot", stroke: "var(--select)", strokeWidth: 3, paintOrder: "stroke" }
                : {})}
              onPointerEnter={() => setPointed(point)}
            />
          ))}
          {drag === null ? null : <Brush drag={drag} />}
        </g>
      )}
    </PlotFrame>
  );
}

function Brush({ drag }: { readonly drag: Drag }) {
  const [left, right] = inOrder(drag.from[0], drag.to[0]);
  const [top, bottom] = inOrder(drag.from[1], drag.to[1]);
  return (
    <rect
      x={left}
      y={top}
      width={right - left}
      height={bottom - top}
      fill="var(--select)"
      opacity={0.45}
      stroke="var(--ink-2)"
      strokeDasharray="3 2"
      pointerEvents="none"
    />
  );
}

/** Where the pointer is, in the pixels of the drawing. */
function placeOf(event: PointerEvent<SVGElement>): readonly [number, number] {
  const box = event.currentTarget.ownerSVGElement?.getBoundingClientRect();
  return [event.clientX - (box?.left ?? 0), event.clientY - (box?.top ?? 0)];
}

function inOrder(a: number, b: number): readonly [number, number] {
  return a < b ? [a, b] : [b, a];
}

function isWithin(value: number, low: number, high: number): boolean {
  return value >= low && value <= high;
}
