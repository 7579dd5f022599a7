import { useRef } from "react";
import type { ImportanceRecord } from "#core/project/run.ts";
import { formatNumber, formatSpread } from "#ui/format/numbers.ts";
import { metricName } from "#ui/runs/metric-words.ts";
import { byWeight, isUnclear } from "./importance-order.ts";
import { niceTicks } from "./nice-ticks.ts";
import { nameRoom, shortenedName } from "./row-names.ts";
import { useWidth } from "./use-width.ts";
import { ValueGrid } from "./ValueGrid.tsx";

const row = 26;
const bottom = 36;
const right = 108;

/** How far the score falls when a column is shuffled: a bar, its spread over folds and repeats, and the numbers. */
export function ImportanceChart({
  importance,
  most = 30,
  selected = null,
  onPick,
}: {
  readonly importance: ImportanceRecord;
  /** Columns drawn at most; the table twin has them all. */
  readonly most?: number;
  readonly selected?: string | null;
  readonly onPick?: ((column: string) => void) | undefined;
}) {
  const nColumns = importance.columns.length;
  const columns = importance.columns.toSorted(byWeight).slice(0, most);
  const element = useRef<HTMLDivElement>(null);
  const width = useWidth(element);
  const left = nameRoom(
    columns.map(({ column }) => column),
    width,
    0.34,
  );
  const inner = Math.max(1, width - left - right);
  const loss = `worse ${metricName(importance.metric)} when shuffled`;
  const axisTitle = nColumns > most ? `${loss}; ${most} of ${nColumns} columns` : loss;
  const low = Math.min(0, ...columns.map(({ mean, std }) => mean - std));
  const high = Math.max(1e-12, ...columns.map(({ mean, std }) => mean + std));
  const x = (value: number) => left + ((value - low) / (high - low)) * inner;
  const base = columns.length * row;
  const ticks = niceTicks(low, high, Math.max(2, inner / 90));
  return (
    <div className="plot" ref={element} style={{ height: base + bottom }}>
      {width > 0 ? (
        <svg width={width} height={base + bottom} aria-hidden>
          <ValueGrid
            ticks={ticks}
            x={x}
            base={base}
            format={formatNumber}
            title={axisTitle}
            middle={left + inner / 2}
            width={width}
          />
          {columns.map((entry, place) => {
            const { column, mean, std } = entry;
            const middle = place * row + row / 2;
            return (
              <g
                key={column}
                {...(onPick === undefined
                  ? {}
                  : { onClick: () => onPick(column), style: { cursor: "pointer" } })}
              >
                <rect
                  x={0}
                  width={width}
                  y={place * row}
                  height={row}
                  fill={column === selected ? "var(--accent-wash)" : "transparent"}
                />
                <title>{column}</title>
                <text
                  x={left - 9}
                  y={middle + 4}
                  textAnchor="end"
                  style={{ fill: "var(--ink)", fontSize: 12 }}
                >
                  {shortenedName(column, left)}
                </text>
                <rect
                  x={Math.min(x(0), x(mean))}
                  width={Math.max(1, Math.abs(x(mean) - x(0)))}
                  y={middle - 6}
                  height={12}
                  fill={isUnclear(entry) ? "var(--c0)" : "var(--c1)"}
                  opacity={isUnclear(entry) ? 0.7 : 1}
                />
                <path
                  d={`M${x(mean - std)} ${middle}H${x(mean + std)}M${x(mean - std)} ${middle - 3.5}v7M${x(mean + std)} ${middle - 3.5}v7`}
                  stroke="var(--plate)"
                  strokeWidth={3.5}
                />
                <path
                  d={`M${x(mean - std)} ${middle}H${x(mean + std)}M${x(mean - std)} ${middle - 3.5}v7M${x(mean + std)} ${middle - 3.5}v7`}
                  stroke="var(--ink)"
                  strokeWidth={1.2}
                />
                <text x={width} y={middle + 4} textAnchor="end" style={{ fill: "var(--ink-2)" }}>
                  {formatSpread(mean, std)}
                </text>
              </g>
            );
          })}
        </svg>
      ) : null}
    </div>
  );
}
