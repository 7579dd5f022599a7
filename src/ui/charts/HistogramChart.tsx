import { useRef, useState } from "react";
import {
  formatCount,
  formatDate,
  formatNumber,
  formatPercent,
  formatShortCount,
} from "#ui/format/numbers.ts";
import { barColor, stackOrder } from "./class-colors.ts";
import { ClassKey } from "./ClassKey.tsx";
import { dateTick, niceDates, niceTicks, tickText } from "./nice-ticks.ts";
import { useWidth } from "./use-width.ts";

export interface HistogramChartProps {
  /** nBins + 1 values, ascending; epoch ms where `isDate`. */
  readonly edges: readonly number[];
  readonly groups: readonly { readonly label: string; readonly counts: readonly number[] }[];
  readonly positive: string | null;
  readonly isDate: boolean;
  readonly xTitle: string;
  readonly height: number;
  /** Selected rows of each bar. */
  readonly selected?: readonly number[] | null | undefined;
  /** A bar was clicked. */
  readonly onSelectBin?: ((bin: number) => void) | undefined;
}

const left = 44;
const right = 10;
const top = 22;
const bottom = 34;

/** Rows by value, stacked by class, the positive class on the axis. */
export function HistogramChart(props: HistogramChartProps) {
  const { edges, groups, positive, isDate, xTitle, height, selected, onSelectBin } = props;
  const element = useRef<HTMLDivElement>(null);
  const width = useWidth(element);
  const [pointed, setPointed] = useState<number | null>(null);
  const labels = groups.map(({ label }) => label);
  const order = stackOrder(labels, positive);
  const nBins = Math.max(0, edges.length - 1);
  const totals = Array.from({ length: nBins }, (_, bin) => sumOf(groups, bin));
  const most = Math.max(1, ...totals);
  const [min, max] = [edges[0] ?? 0, edges.at(-1) ?? 1];
  const inner = { width: Math.max(1, width - left - right), height: height - top - bottom };
  const x = (value: number) =>
    left + (max > min ? ((value - min) / (max - min)) * inner.width : inner.width / 2);
  const y = (count: number) => top + inner.height - (count / most) * inner.height;
  const xTicks = (isDate ? niceDates : niceTicks)(min, max, Math.max(2, inner.width / 84));
  const yTicks = niceTicks(0, most, 4);
  const write = isDate ? formatDate : (value: number) => formatNumber(value);
  return (
    <div>
      <ClassKey
        entries={order.map((index) => ({
          label: labels[index] ?? "",
          color: barColor(index, labels, positive),
        }))}
      />
      <div className="plot" ref={element} style={{ height }} onPointerLeave={() => setPointed(null)}>
        {width > 0 ? (
          <svg width={width} height={height} aria-hidden="true">
            {yTicks.map((tick) => (
              <g key={tick}>
                {tick === 0 ? null : (
                  <line className="grid-line" x1={left} x2={left + inner.width} y1={y(tick)} y2={y(tick)} />
                )}
                <text x={left - 7} y={y(tick) + 3.5} textAnchor="end">
                  {formatShortCount(tick)}
                </text>
              </g>
            ))}
            <text className="mark-label" x={0} y={11}>
              rows
            </text>
            {totals.map((total, bin) => {
              const from = x(edges[bin] ?? min);
              const wide = Math.max(0.8, x(edges[bin + 1] ?? max) - from - (nBins > 60 ? 0.5 : 1));
              let below = 0;
              return (
                // Bins have no identity beyond their place.
                // oxlint-disable-next-line react/no-array-index-key
                <g
                  key={bin}
                  onPointerEnter={() => setPointed(bin)}
                  {...(onSelectBin && total > 0
                    ? { onClick: () => onSelectBin(bin), style: { cursor: "pointer" } }
                    : {})}
                  opacity={pointed === null || pointed === bin ? 1 : 0.62}
                >
                  <rect x={from} width={wide} y={top} height={inner.height} fill="transparent" />
                  {total === 0
                    ? null
                    : order.map((index) => {
                        const count = groups[index]?.counts[bin] ?? 0;
                        if (count === 0) return null;
                        const base = y(below);
                        below += count;
                        const tall = Math.max(0.7, base - y(below));
                        return (
                          <rect
                            key={labels[index]}
                            x={from}
                            width={wide}
                            y={base - tall}
                            height={tall}
                            fill={barColor(index, labels, positive)}
                          />
                        );
                      })}
                  {selected?.[bin] ? (
                    <rect
                      className="selected-part"
                      x={from + wide * 0.2}
                      width={wide * 0.6}
                      y={y(selected[bin])}
                      height={Math.max(1.5, y(0) - y(selected[bin]))}
                    />
                  ) : null}
                </g>
              );
            })}
            <line className="axis-line" x1={left} x2={left + inner.width} y1={y(0) + 0.5} y2={y(0) + 0.5} />
            {xTicks.map((tick) => (
              <g key={tick}>
                <line className="axis-line" x1={x(tick)} x2={x(tick)} y1={y(0)} y2={y(0) + 4} />
                <text x={x(tick)} y={y(0) + 15} textAnchor="middle">
                  {isDate ? dateTick(tick, xTicks) : tickText(tick)}
                </text>
              </g>
            ))}
            <text className="mark-label" x={left + inner.width / 2} y={height - 4} textAnchor="middle">
              {xTitle}
            </text>
          </svg>
        ) : null}
        {pointed === null ? null : (
          <div
            className="chart-tip"
            style={{ position: "absolute", top: 0, ...beside(x(edges[pointed] ?? min), width) }}
          >
            <b className="num">
              {write(edges[pointed] ?? min)} – {write(edges[pointed + 1] ?? max)}
            </b>
            <TipLines labels={labels} counts={groups.map(({ counts }) => counts[pointed] ?? 0)} />
          </div>
        )}
      </div>
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

function sumOf(groups: HistogramChartProps["groups"], bin: number): number {
  return groups.reduce((sum, { counts }) => sum + (counts[bin] ?? 0), 0);
}
