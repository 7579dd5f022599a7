import { type ReactNode, useRef } from "react";
import { useWidth } from "./use-width.ts";

/** Pixel places inside a frame. */
export interface Place {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface PlotFrameProps {
  readonly xDomain: readonly [number, number];
  readonly yDomain: readonly [number, number];
  readonly xTicks: readonly number[];
  readonly yTicks: readonly number[];
  readonly xTitle: string;
  readonly yTitle: string;
  readonly formatX: (value: number) => string;
  readonly formatY: (value: number) => string;
  readonly height: number;
  readonly onLeave?: () => void;
  /** HTML over the drawing, as a tip. */
  readonly over?: ((place: Place) => ReactNode) | undefined;
  readonly children: (place: Place) => ReactNode;
}

const margin = { left: 54, right: 14, top: 24, bottom: 36 };

/** Our axes around a drawing of one's own: baseline, outside ticks, gridlines, y title on top, x title centred. */
export function PlotFrame(props: PlotFrameProps) {
  const { xDomain, yDomain, xTicks, yTicks, formatX, formatY, height, children, over, onLeave } = props;
  const element = useRef<HTMLDivElement>(null);
  const outer = useWidth(element);
  const width = Math.max(1, outer - margin.left - margin.right);
  const inner = Math.max(1, height - margin.top - margin.bottom);
  const place: Place = {
    x: (value) => margin.left + ((value - xDomain[0]) / (xDomain[1] - xDomain[0] || 1)) * width,
    y: (value) => margin.top + inner - ((value - yDomain[0]) / (yDomain[1] - yDomain[0] || 1)) * inner,
    left: margin.left,
    top: margin.top,
    width,
    height: inner,
  };
  const base = margin.top + inner;
  const stride = labelStride(xTicks.map(formatX), xTicks.map(place.x));
  return (
    <div className="plot" ref={element} style={{ height }} onPointerLeave={onLeave}>
      {outer > 0 ? (
        <svg width={outer} height={height} aria-hidden>
          {yTicks.map((tick) => (
            <g key={tick}>
              <line
                className="grid-line"
                x1={margin.left}
                x2={margin.left + width}
                y1={place.y(tick)}
                y2={place.y(tick)}
              />
              <text x={margin.left - 7} y={place.y(tick) + 4} textAnchor="end">
                {formatY(tick)}
              </text>
            </g>
          ))}
          <text className="mark-label" x={0} y={11}>
            {props.yTitle}
          </text>
          {children(place)}
          <line
            className="axis-line"
            x1={margin.left}
            x2={margin.left + width}
            y1={base + 0.5}
            y2={base + 0.5}
          />
          {xTicks.map((tick, index) => (
            <g key={tick}>
              <line className="axis-line" x1={place.x(tick)} x2={place.x(tick)} y1={base} y2={base + 4} />
              {index % stride === 0 ? (
                <text x={place.x(tick)} y={base + 16} textAnchor="middle">
                  {formatX(tick)}
                </text>
              ) : null}
            </g>
          ))}
          <text className="mark-label" x={margin.left + width / 2} y={height - 3} textAnchor="middle">
            {props.xTitle}
          </text>
        </svg>
      ) : null}
      {outer > 0 ? over?.(place) : null}
    </div>
  );
}

/** Width of a letter of a tick, px: a little wide, so that labels never touch. */
const LETTER = 6.6;

/** Every how many-th tick is named, so that no name lies over the next: 1 where all have room. */
function labelStride(words: readonly string[], places: readonly number[]): number {
  const widest = Math.max(0, ...words.map((word) => word.length)) * LETTER;
  const apart = Math.abs((places[1] ?? Infinity) - (places[0] ?? 0));
  return apart > 0 && Number.isFinite(apart) ? Math.max(1, Math.ceil((widest + 8) / apart)) : 1;
}
