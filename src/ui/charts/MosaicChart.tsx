import { type MouseEvent, useRef } from "react";
import { formatCount, formatPercent } from "#ui/format/numbers.ts";
import { MarkSpots } from "./MarkSpots.tsx";
import { niceTicks } from "./nice-ticks.ts";
import { useWidth } from "./use-width.ts";

export interface MosaicCell {
  readonly n: number;
  readonly selected: number;
}

const left = 46;
const top = 8;
const bottom = 42;
/** Between columns, px. */
const gap = 2;
const letter = 6.9;

/** Two categories: a column's width is how common its level is across, its parts are the shares of the levels up. */
export function MosaicChart({
  across,
  up,
  cells,
  colorOf,
  xTitle,
  height,
  onPick,
}: {
  readonly across: readonly string[];
  readonly up: readonly string[];
  /** cells[up][across] */
  readonly cells: readonly (readonly MosaicCell[])[];
  readonly colorOf: (up: number) => string;
  readonly xTitle: string;
  readonly height: number;
  readonly onPick?: ((across: number, up: number, isAdded: boolean) => void) | undefined;
}) {
  const element = useRef<HTMLDivElement>(null);
  const width = useWidth(element);
  const totals = across.map((_, column) => cells.reduce((sum, line) => sum + (line[column]?.n ?? 0), 0));
  const all = Math.max(
    1,
    totals.reduce((sum, n) => sum + n, 0),
  );
  const inner = {
    width: Math.max(1, width - left - 8 - gap * Math.max(0, across.length - 1)),
    height: height - top - bottom,
  };
  const base = top + inner.height;
  const widthOf = (column: number) => ((totals[column] ?? 0) / all) * inner.width;
  const startOf = (column: number) =>
    left + totals.slice(0, column).reduce((sum, _, before) => sum + widthOf(before) + gap, 0);
  return (
    <div className="plot" ref={element} style={{ height }}>
      {width > 0 ? (
        <svg width={width} height={height} aria-hidden="true">
          {niceTicks(0, 1, 4).map((tick) => (
            <text key={tick} x={left - 7} y={base - tick * inner.height + 4} textAnchor="end">
              {formatPercent(tick)}
            </text>
          ))}
          {across.map((name, column) => {
            const total = totals[column] ?? 0;
            const wide = widthOf(column);
            const x = startOf(column);
            let below = 0;
            const fits = Math.floor(wide / letter);
            return (
              <g key={name}>
                {up.map((level, at) => {
                  const cell = cells[at]?.[column];
                  if (!cell || cell.n === 0) return null;
                  const tall = (cell.n / Math.max(1, total)) * inner.height;
                  below += tall;
                  const y = base - below;
                  return (
                    <g
                      key={level}
                      {...(onPick
                        ? {
                            onClick: (event: MouseEvent) => onPick(column, at, event.shiftKey),
                            style: { cursor: "pointer" },
                          }
                        : {})}
                    >
                      <rect
                        x={x}
                        y={y}
                        width={Math.max(0.8, wide)}
                        height={Math.max(0.8, tall - 1)}
                        fill={colorOf(at)}
                      >
                        <title>{`${name}, ${level}: ${formatCount(cell.n)} rows, ${formatPercent(cell.n / Math.max(1, total))} of ${name}`}</title>
                      </rect>
                      {cell.selected > 0 ? (
                        <rect
                          className="selected-part"
                          x={x + wide * 0.3}
                          y={y + tall * (1 - cell.selected / cell.n)}
                          width={wide * 0.4}
                          height={Math.max(1.5, (tall * cell.selected) / cell.n - 1)}
                        />
                      ) : null}
                    </g>
                  );
                })}
                {fits >= 2 ? (
                  <text x={x + wide / 2} y={base + 15} textAnchor="middle" style={{ fill: "var(--ink-2)" }}>
                    <title>{name}</title>
                    {name.length > fits ? `${name.slice(0, fits - 1)}…` : name}
                  </text>
                ) : null}
              </g>
            );
          })}
          <line className="axis-line" x1={left} x2={width - 8} y1={base + 0.5} y2={base + 0.5} />
          <text className="mark-label" x={left + (width - left - 8) / 2} y={height - 6} textAnchor="middle">
            {xTitle}
          </text>
        </svg>
      ) : null}
      {width > 0 && onPick ? (
        <MarkSpots
          label={`Shares by ${xTitle}`}
          spots={across.flatMap((name, column) => {
            let below = 0;
            return up.flatMap((level, at) => {
              const cell = cells[at]?.[column];
              if (!cell || cell.n === 0) return [];
              const share = cell.n / Math.max(1, totals[column] ?? 0);
              below += share * inner.height;
              const box = {
                x: startOf(column),
                y: base - below,
                width: widthOf(column),
                height: share * inner.height,
              };
              const words = `${name}, ${level}: ${formatCount(cell.n)} rows, ${formatPercent(share)} of ${name}`;
              const onKey = (isAdded: boolean) => onPick(column, at, isAdded);
              return [{ key: `${name} ${level}`, words, box, isSelected: cell.selected > 0, onPick: onKey }];
            });
          })}
        />
      ) : null}
    </div>
  );
}
