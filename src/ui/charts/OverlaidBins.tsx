import { useState } from "react";
import type { DriftBins } from "#core/monitor/monitor-report.ts";
import { formatDate, formatNumber, formatPercent } from "#ui/format/numbers.ts";
import { ClassKey } from "./ClassKey.tsx";
import { beside } from "./HistogramChart.tsx";
import { dateTick, niceDates, niceTicks, tickText } from "./nice-ticks.ts";
import { PairedLevels } from "./PairedLevels.tsx";
import { PlotFrame } from "./PlotFrame.tsx";

/** Training and later rows over each other, as shares of their own rows: filled is training, the line is later. */
export function OverlaidBins({
  bins,
  isDate,
  xTitle,
  height = 230,
}: {
  readonly bins: DriftBins;
  readonly isDate: boolean;
  readonly xTitle: string;
  readonly height?: number;
}) {
  return (
    <div>
      <ClassKey
        entries={[
          { label: "training", color: "var(--c0)" },
          { label: "later", color: "var(--c1)", shape: "▬" },
        ]}
      />
      {bins.edges === null ? (
        <PairedLevels labels={bins.labels ?? []} train={sharesOf(bins.train)} later={sharesOf(bins.later)} />
      ) : (
        <Steps bins={bins} edges={bins.edges} isDate={isDate} xTitle={xTitle} height={height} />
      )}
    </div>
  );
}

function Steps({
  bins,
  edges,
  isDate,
  xTitle,
  height,
}: {
  readonly bins: DriftBins;
  readonly edges: readonly number[];
  readonly isDate: boolean;
  readonly xTitle: string;
  readonly height: number;
}) {
  const [pointed, setPointed] = useState<number | null>(null);
  const train = sharesOf(bins.train);
  const later = sharesOf(bins.later);
  const domain = [edges[0] ?? 0, edges.at(-1) ?? 1] as const;
  const most = Math.max(0.01, ...train, ...later);
  const xTicks = (isDate ? niceDates : niceTicks)(...domain, 6);
  const write = isDate ? formatDate : (value: number) => formatNumber(value);
  return (
    <PlotFrame
      xDomain={domain}
      yDomain={[0, most * 1.08]}
      xTicks={xTicks}
      yTicks={niceTicks(0, most, 4)}
      xTitle={xTitle}
      yTitle="share of rows"
      formatX={(tick) => (isDate ? dateTick(tick, xTicks) : tickText(tick))}
      formatY={(share) => formatPercent(share)}
      height={height}
      onLeave={() => setPointed(null)}
      over={({ x, left, width }) =>
        pointed === null ? null : (
          <div
            className="chart-tip"
            style={{ position: "absolute", top: 0, ...beside(x(edges[pointed] ?? 0), left + width) }}
          >
            <b className="num">
              {write(edges[pointed] ?? 0)} – {write(edges[pointed + 1] ?? 0)}
            </b>
            <span>training {formatPercent(train[pointed] ?? 0)}</span>
            <span>later {formatPercent(later[pointed] ?? 0)}</span>
          </div>
        )
      }
    >
      {({ x, y, top, height: tall }) => (
        <>
          {train.map((share, bin) => {
            const from = x(edges[bin] ?? 0);
            const wide = Math.max(0.8, x(edges[bin + 1] ?? 0) - from);
            return (
              // Bins have no identity beyond their place.
              // oxlint-disable-next-line react/no-array-index-key
              <g key={bin} onPointerEnter={() => setPointed(bin)}>
                <rect x={from} width={wide} y={top} height={tall} fill="transparent" />
                <rect
                  x={from}
                  width={Math.max(0.8, wide - 1)}
                  y={y(share)}
                  height={y(0) - y(share)}
                  fill="var(--c0)"
                  opacity={0.55}
                />
              </g>
            );
          })}
          <path
            d={outline(later, edges, x, y)}
            fill="none"
            stroke="var(--c1)"
            strokeWidth={2}
            strokeLinejoin="round"
            pointerEvents="none"
          />
        </>
      )}
    </PlotFrame>
  );
}

function outline(
  shares: readonly number[],
  edges: readonly number[],
  x: (value: number) => number,
  y: (value: number) => number,
): string {
  const steps = shares.map((share, bin) => `V${y(share)}H${x(edges[bin + 1] ?? 0)}`);
  return `M${x(edges[0] ?? 0)} ${y(0)}${steps.join("")}V${y(0)}`;
}

function sharesOf(counts: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => count / Math.max(1, total));
}
