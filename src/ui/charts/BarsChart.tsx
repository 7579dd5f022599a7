import { useState } from "react";
import { formatShortCount } from "#ui/format/numbers.ts";
import { beside } from "./HistogramChart.tsx";
import { niceTicks } from "./nice-ticks.ts";
import { PlotFrame } from "./PlotFrame.tsx";

export interface BarsMark {
  readonly x: number;
  readonly words: string;
  /** Where the words stand; by default away from the nearer edge. */
  readonly side?: "left" | "right";
}

/** Counts between edges, with marked places on the axis: the frame of the residual and difference histograms. */
export function BarsChart({
  edges,
  counts,
  color,
  xTitle,
  formatX,
  tip,
  marks = [],
  height = 240,
}: {
  /** counts.length + 1, ascending. */
  readonly edges: readonly number[];
  readonly counts: readonly number[];
  readonly color: (bin: number) => string;
  readonly xTitle: string;
  readonly formatX: (value: number) => string;
  readonly tip: (bin: number) => string;
  /** Drawn in the corrector's pencil. */
  readonly marks?: readonly BarsMark[];
  readonly height?: number;
}) {
  const [pointed, setPointed] = useState<number | null>(null);
  const domain = [
    Math.min(edges[0] ?? 0, ...marks.map(({ x }) => x)),
    Math.max(edges.at(-1) ?? 1, ...marks.map(({ x }) => x)),
  ] as const;
  const most = Math.max(1, ...counts);
  return (
    <PlotFrame
      xDomain={domain}
      yDomain={[0, most * 1.12]}
      xTicks={niceTicks(...domain, 6)}
      yTicks={niceTicks(0, most, 4)}
      xTitle={xTitle}
      yTitle="rows"
      formatX={formatX}
      formatY={formatShortCount}
      height={height}
      onLeave={() => setPointed(null)}
      over={({ x, left, width }) =>
        pointed === null ? null : (
          <div
            className="chart-tip"
            style={{ position: "absolute", top: 24, ...beside(x(edges[pointed] ?? 0), left + width) }}
          >
            {tip(pointed)}
          </div>
        )
      }
    >
      {({ x, y, top, height: tall, left, width }) => (
        <>
          {counts.map((count, bin) => {
            const from = x(edges[bin] ?? 0);
            const wide = Math.max(0.8, x(edges[bin + 1] ?? 0) - from - 1);
            return (
              // Bins have no identity beyond their place.
              // oxlint-disable-next-line react/no-array-index-key
              <g key={bin} onPointerEnter={() => setPointed(bin)}>
                <rect x={from} width={wide} y={top} height={tall} fill="transparent" />
                <rect
                  x={from}
                  width={wide}
                  y={y(count)}
                  height={Math.max(count > 0 ? 0.8 : 0, y(0) - y(count))}
                  fill={color(bin)}
                  opacity={pointed === null || pointed === bin ? 1 : 0.62}
                />
              </g>
            );
          })}
          {marks.map(({ x: at, words, side }, place) => {
            const isRight = side === undefined ? x(at) > left + width * 0.6 : side === "left";
            return (
              <g key={words} pointerEvents="none">
                <line className="lead" x1={x(at)} x2={x(at)} y1={top} y2={top + tall} />
                <text
                  className="annotation halo"
                  x={x(at) + (isRight ? -6 : 6)}
                  y={top + 10 + place * 17}
                  textAnchor={isRight ? "end" : "start"}
                >
                  {words}
                </text>
              </g>
            );
          })}
        </>
      )}
    </PlotFrame>
  );
}
