import { type MouseEvent, useState } from "react";
import { formatCount, formatPercent, formatShortCount } from "#ui/format/numbers.ts";
import { type AxisKind, axisScale } from "./axis-scale.ts";
import { barColor, stackOrder } from "./class-colors.ts";
import { ClassKey } from "./ClassKey.tsx";
import { MarkSpots } from "./MarkSpots.tsx";
import { niceTicks } from "./nice-ticks.ts";
import { PlotFrame } from "./PlotFrame.tsx";

export interface HistogramChartProps {
  /** nBins + 1 values, ascending; epoch ms of dates. */
  readonly edges: readonly number[];
  readonly groups: readonly { readonly label: string; readonly counts: readonly number[] }[];
  readonly positive: string | null;
  readonly axis: AxisKind;
  readonly xTitle: string;
  readonly height: number;
  /** On each other, each as a share of its bar, or each as an outline of its own. */
  readonly stack?: "stacked" | "share" | "outline";
  readonly colorOf?: (group: number) => string;
  /** The highest bar of panels that share an axis. */
  readonly most?: number | undefined;
  readonly hasKey?: boolean;
  /** Selected rows of each bar. */
  readonly selected?: readonly number[] | null | undefined;
  /** A bar was clicked. */
  readonly onSelectBin?: ((bin: number, isAdded: boolean) => void) | undefined;
}

/** Rows by value and by class; stacked, the positive class stands on the axis. */
export function HistogramChart(props: HistogramChartProps) {
  const { edges, groups, positive, axis, xTitle, height, selected, onSelectBin } = props;
  const { stack = "stacked", hasKey = true } = props;
  const [pointed, setPointed] = useState<number | null>(null);
  const labels = groups.map(({ label }) => label);
  const colorOf = props.colorOf ?? ((group: number) => barColor(group, labels, positive));
  const order = stackOrder(labels, positive);
  const nBins = Math.max(0, edges.length - 1);
  const totals = Array.from({ length: nBins }, (_, bin) => sumOf(groups, bin));
  const most = stack === "share" ? 1 : (props.most ?? highestBar(groups, stack));
  const scale = axisScale(axis);
  const range = [edges[0] ?? 0, edges.at(-1) ?? 1] as const;
  const isOne = !(range[1] > range[0]); // a single value has the whole width
  const xTicks = scale.ticks(range, 6);
  const places = xTicks.map(scale.forward);
  const tall = (count: number, bin: number) =>
    stack === "share" ? count / Math.max(1, totals[bin] ?? 0) : count;
  return (
    <div>
      {hasKey ? (
        <ClassKey entries={order.map((index) => ({ label: labels[index] ?? "", color: colorOf(index) }))} />
      ) : null}
      <PlotFrame
        xDomain={
          isOne ? [range[0] - 0.5, range[0] + 0.5] : [scale.forward(range[0]), scale.forward(range[1])]
        }
        yDomain={[0, most]}
        xTicks={places}
        yTicks={niceTicks(0, most, 4)}
        xTitle={xTitle}
        yTitle={stack === "share" ? "share of rows" : "rows"}
        formatX={(place) => scale.tick(xTicks[places.indexOf(place)] ?? 0, xTicks)}
        formatY={stack === "share" ? (share) => formatPercent(share) : formatShortCount}
        height={height}
        onLeave={() => setPointed(null)}
        over={({ x, left, width, top, height: inner }) => (
          <>
            {onSelectBin && !isOne ? (
              <MarkSpots
                label={`Rows by ${xTitle}`}
                spots={totals.flatMap((total, bin) => {
                  if (total === 0) return [];
                  const [from, to] = [edges[bin] ?? 0, edges[bin + 1] ?? 0];
                  const start = x(scale.forward(from));
                  return [
                    {
                      key: String(bin),
                      words: `${xTitle} ${scale.write(from)} to ${scale.write(to)}: ${formatCount(total)} rows`,
                      box: { x: start, y: top, width: x(scale.forward(to)) - start, height: inner },
                      isSelected: (selected?.[bin] ?? 0) > 0,
                      onPick: (isAdded: boolean) => onSelectBin(bin, isAdded),
                    },
                  ];
                })}
              />
            ) : null}
            {pointed === null ? null : (
              <div
                className="chart-tip"
                style={{
                  position: "absolute",
                  top: 0,
                  ...beside(x(scale.forward(edges[pointed] ?? 0)), left + width),
                }}
              >
                <b className="num">
                  {scale.write(edges[pointed] ?? 0)} – {scale.write(edges[pointed + 1] ?? 0)}
                </b>
                <TipLines labels={labels} counts={groups.map(({ counts }) => counts[pointed] ?? 0)} />
              </div>
            )}
          </>
        )}
      >
        {({ x, y, top, height: inner, left, width }) => {
          const placeOf = (edge: number) =>
            isOne ? left + edge * width : x(scale.forward(edges[edge] ?? 0));
          return (
            <>
              {totals.map((total, bin) => {
                const from = placeOf(bin);
                const wide = Math.max(0.8, placeOf(bin + 1) - from - (nBins > 60 ? 0.5 : 1));
                let below = 0;
                const part = selected?.[bin] ?? 0;
                return (
                  // Bins have no identity beyond their place.
                  // oxlint-disable-next-line react/no-array-index-key
                  <g
                    key={bin}
                    onPointerEnter={() => setPointed(bin)}
                    {...(onSelectBin && total > 0
                      ? {
                          onClick: (event: MouseEvent) => onSelectBin(bin, event.shiftKey),
                          style: { cursor: "pointer" },
                        }
                      : {})}
                    opacity={pointed === null || pointed === bin ? 1 : 0.62}
                  >
                    <rect x={from} width={wide} y={top} height={inner} fill="transparent" />
                    {total === 0 || stack === "outline"
                      ? null
                      : order.map((index) => {
                          const count = groups[index]?.counts[bin] ?? 0;
                          if (count === 0) return null;
                          const base = y(tall(below, bin));
                          below += count;
                          const high = Math.max(0.7, base - y(tall(below, bin)));
                          return (
                            <rect
                              key={labels[index]}
                              x={from}
                              width={wide}
                              y={base - high}
                              height={high}
                              fill={colorOf(index)}
                            />
                          );
                        })}
                    {part > 0 ? (
                      <rect
                        className="selected-part"
                        x={from + wide * 0.2}
                        width={wide * 0.6}
                        y={y(tall(part, bin))}
                        height={Math.max(1.5, y(0) - y(tall(part, bin)))}
                      />
                    ) : null}
                  </g>
                );
              })}
              {stack === "outline"
                ? groups.map(({ label, counts }, index) => (
                    <path
                      key={label}
                      d={outline(counts, placeOf, y)}
                      fill={colorOf(index)}
                      fillOpacity={0.1}
                      stroke={colorOf(index)}
                      strokeWidth={1.8}
                      strokeLinejoin="round"
                      pointerEvents="none"
                    />
                  ))
                : null}
            </>
          );
        }}
      </PlotFrame>
    </div>
  );
}

function TipLines({ labels, counts }: { labels: readonly string[]; counts: readonly number[] }) {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (labels.length < 2) return <div className="num">{formatCount(total)} rows</div>;
  return labels.map((label, index) => (
    <div key={label}>
      {label}{" "}
      <span className="num">
        {formatCount(counts[index] ?? 0)} · {formatPercent((counts[index] ?? 0) / Math.max(1, total))}
      </span>
    </div>
  ));
}

/** Where a tip stands so that it stays inside: right of the mark in the left half, left of it in the right. */
export function beside(x: number, width: number): { left: number } | { right: number } {
  return x < width / 2 ? { left: x + 14 } : { right: width - x + 6 };
}

/** The highest bar, or the highest of the outlines; at least 1. */
export function highestBar(
  groups: HistogramChartProps["groups"],
  stack: "stacked" | "share" | "outline",
): number {
  if (stack === "outline") return Math.max(1, ...groups.flatMap(({ counts }) => counts));
  return Math.max(1, ...(groups[0]?.counts ?? []).map((_, bin) => sumOf(groups, bin)));
}

function sumOf(groups: HistogramChartProps["groups"], bin: number): number {
  return groups.reduce((sum, { counts }) => sum + (counts[bin] ?? 0), 0);
}

function outline(
  counts: readonly number[],
  placeOf: (edge: number) => number,
  y: (count: number) => number,
): string {
  const steps = counts.map((count, bin) => `V${y(count)}H${placeOf(bin + 1)}`);
  return `M${placeOf(0)} ${y(0)}${steps.join("")}V${y(0)}`;
}
