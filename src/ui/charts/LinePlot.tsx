import { type ReactNode, useRef, useState } from "react";
import {
  Line,
  LineChart,
  usePlotArea,
  useXAxisScale,
  useYAxisScale,
  XAxis,
  YAxis,
  ZIndexLayer,
} from "recharts";
import { AxisMarks, type AxisMarksProps } from "./AxisMarks.tsx";
import { beside } from "./HistogramChart.tsx";
import { EndLabels } from "./EndLabels.tsx";
import { niceTicks } from "./nice-ticks.ts";
import { useWidth } from "./use-width.ts";

export interface PlotLine {
  readonly id: string;
  /** Written at the line's end in its colour; none for context that needs no name. */
  readonly label?: string | undefined;
  readonly color: string;
  readonly width?: number;
  readonly dash?: string | undefined;
  /** Names lines that end early at the right edge, clear of longer ones. */
  readonly isLabelAtEdge?: boolean;
  /** Ascending in x. */
  readonly points: readonly PlotPoint[];
}
export interface PlotPoint {
  readonly x: number;
  readonly y: number;
}

export interface LinePlotProps {
  readonly lines: readonly PlotLine[];
  readonly xDomain: readonly [number, number];
  readonly yDomain: readonly [number, number];
  readonly xTitle: string;
  readonly yTitle: string;
  readonly formatX: (value: number) => string;
  readonly formatY: (value: number) => string;
  readonly height: number;
  /** Room for the labels at the line ends, px. */
  readonly labelRoom?: number;
  /** How far above the baseline the lowest label stays, px; 8 if not given. */
  readonly labelFloor?: number;
  /** Drawn over the lines, in the chart's context (`usePlace`). */
  readonly children?: ReactNode;
  /** Drawn under the lines. */
  readonly under?: ReactNode;
  /** What the pointer reads at the nearest point of the last line; null reads nothing. */
  readonly tip?: ((point: PlotPoint, index: number) => ReactNode) | undefined;
  readonly onPick?: ((point: PlotPoint, index: number) => void) | undefined;
  readonly hasXGrid?: boolean;
}

const top = 24;
/** recharts draws lines in layers of their own; words and marks go over all of them. */
const aboveAll = 3000;

/** Lines on our axes: one baseline, at most five gridlines, y title on top, direct labels. Drawn by recharts. */
export function LinePlot(props: LinePlotProps) {
  const { lines, xDomain, yDomain, formatX, formatY, height, labelRoom = 12, tip, onPick } = props;
  const element = useRef<HTMLDivElement>(null);
  const width = useWidth(element);
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const room = width > 0 ? Math.min(labelRoom, width * 0.34) : labelRoom;
  const xTicks = niceTicks(...xDomain, Math.max(2, Math.min(6, (width - room - 44) / 70)));
  const yTicks = niceTicks(...yDomain, 5);
  const focus = lines.at(-1)?.points ?? [];
  const isReadable = tip !== undefined || onPick !== undefined;
  const read = pointed === null ? undefined : focus[pointed.index];
  return (
    <div className="plot" ref={element} style={{ height }} onPointerLeave={() => setPointed(null)}>
      {width > 0 ? (
        <LineChart
          width={width}
          height={height}
          margin={{ top, right: room, bottom: 46, left: 46 }}
          accessibilityLayer={false}
        >
          {/* Its scales are recharts' own; its drawing measures each word on the page, at every redraw. */}
          <XAxis hide type="number" dataKey="x" domain={[...xDomain]} allowDataOverflow />
          <YAxis hide type="number" dataKey="y" domain={[...yDomain]} allowDataOverflow />
          <Axes
            xTicks={xTicks}
            yTicks={yTicks}
            formatX={formatX}
            formatY={formatY}
            hasXGrid={props.hasXGrid ?? false}
          />
          {props.under}
          {lines.map(({ id, color, width: stroke = 2, dash, points }) => (
            <Line
              key={id}
              data={[...points]}
              dataKey="y"
              type="linear"
              stroke={color}
              strokeWidth={stroke}
              {...(dash === undefined ? {} : { strokeDasharray: dash })}
              dot={false}
              activeDot={false}
              isAnimationActive={false}
            />
          ))}
          <ZIndexLayer zIndex={aboveAll}>
            <EndLabels lines={lines} floor={props.labelFloor ?? 8} />
            {props.children}
            <Titles x={props.xTitle} y={props.yTitle} />
            {isReadable ? (
              <Reader points={focus} pointed={pointed} onPoint={setPointed} onPick={onPick} />
            ) : null}
          </ZIndexLayer>
        </LineChart>
      ) : null}
      {tip === undefined || pointed === null || read === undefined ? null : (
        <div className="chart-tip" style={{ position: "absolute", top: 0, ...beside(pointed.left, width) }}>
          {tip(read, pointed.index)}
        </div>
      )}
    </div>
  );
}

interface Pointed {
  readonly index: number;
  readonly left: number;
}

/** Pixel places of data, inside a LinePlot; null before the axes are laid out. */
export function usePlace(): {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  readonly area: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
} | null {
  const xScale = useXAxisScale();
  const yScale = useYAxisScale();
  const area = usePlotArea();
  if (xScale === undefined || yScale === undefined || area === undefined) return null;
  return { x: (value) => xScale(value) ?? 0, y: (value) => yScale(value) ?? 0, area };
}

function Axes(props: Omit<AxisMarksProps, "x" | "y" | "area">) {
  const place = usePlace();
  if (place === null) return null;
  const { area } = place;
  const base = area.y + area.height;
  return (
    <>
      <AxisMarks {...props} {...place} />
      <line className="axis-line" x1={area.x} x2={area.x + area.width} y1={base} y2={base} />
    </>
  );
}

function Titles({ x, y }: { readonly x: string; readonly y: string }) {
  const place = usePlace();
  if (place === null) return null;
  const { area } = place;
  return (
    <>
      <text className="mark-label" x={0} y={11}>
        {y}
      </text>
      <text
        className="mark-label"
        x={area.x + area.width / 2}
        y={area.y + area.height + 34}
        textAnchor="middle"
      >
        {x}
      </text>
    </>
  );
}

/** Finds the point of the focus line that the pointer is nearest to. */
function Reader({
  points,
  pointed,
  onPoint,
  onPick,
}: {
  readonly points: readonly PlotPoint[];
  readonly pointed: Pointed | null;
  readonly onPoint: (pointed: Pointed | null) => void;
  readonly onPick: ((point: PlotPoint, index: number) => void) | undefined;
}) {
  const place = usePlace();
  if (place === null) return null;
  const { area } = place;
  const shown = pointed === null ? undefined : points[pointed.index];
  return (
    <>
      {shown === undefined ? null : (
        <circle
          cx={place.x(shown.x)}
          cy={place.y(shown.y)}
          r={4}
          fill="var(--plate)"
          stroke="var(--ink)"
          strokeWidth={1.5}
        />
      )}
      <rect
        x={area.x}
        y={area.y}
        width={area.width}
        height={area.height}
        fill="transparent"
        style={onPick === undefined ? {} : { cursor: "pointer" }}
        onPointerMove={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          const at = { x: area.x + event.clientX - box.left, y: area.y + event.clientY - box.top };
          let index = -1;
          let least = Number.POSITIVE_INFINITY;
          points.forEach((point, candidate) => {
            const far = Math.hypot(place.x(point.x) - at.x, (place.y(point.y) - at.y) / 3);
            if (far < least) [index, least] = [candidate, far];
          });
          onPoint(index < 0 ? null : { index, left: at.x });
        }}
        onClick={() => {
          if (pointed !== null && shown !== undefined) onPick?.(shown, pointed.index);
        }}
      />
    </>
  );
}
