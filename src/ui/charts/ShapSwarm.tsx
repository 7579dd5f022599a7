import { useRef } from "react";
import { formatNumber } from "#ui/format/numbers.ts";
import { niceTicks } from "./nice-ticks.ts";
import { nameRoom, shortenedName } from "./row-names.ts";
import { ShadeKey } from "./ShadeKey.tsx";
import "./shap-charts.css";
import { swarmPlaces } from "./swarm-places.ts";
import { useWidth } from "./use-width.ts";
import { ValueGrid } from "./ValueGrid.tsx";
import { dotPaths } from "./value-shades.ts";

export interface SwarmLine {
  readonly name: string;
  /** Mean absolute value. */
  readonly mean: number;
  readonly values: readonly number[];
  /** Of each value, how high the cell is in its column; null where it is missing or has no order. */
  readonly shares: readonly (number | null)[];
}

const line = 32;
const bottom = 36;
const number = 52;

/** A line a column: how far it moves rows on average as a bar, and each row as a dot, coloured by the value that the row has. */
export function ShapSwarm({
  lines,
  xTitle,
  chosen,
  onPick,
}: {
  readonly lines: readonly SwarmLine[];
  readonly xTitle: string;
  readonly chosen: string | null;
  readonly onPick: (column: string) => void;
}) {
  const element = useRef<HTMLDivElement>(null);
  const width = useWidth(element);
  const names = lines.map(({ name }) => name);
  const named = nameRoom(names, width, 0.26);
  const bars = width < 620 ? 0 : 96;
  const left = named + bars + number + 12;
  const inner = Math.max(1, width - left - 10);
  const all = lines.flatMap(({ values }) => values);
  const low = all.reduce((least, value) => Math.min(least, value), 0);
  const high = all.reduce((most, value) => Math.max(most, value), 1e-12);
  const x = (value: number) => left + ((value - low) / (high - low)) * inner;
  const base = lines.length * line;
  const most = Math.max(1e-12, ...lines.map(({ mean }) => mean));
  const hasOther = lines.some(({ shares }) => shares.includes(null));
  return (
    <>
      <div className="plot" ref={element} style={{ height: base + bottom }}>
        {width > 0 ? (
          <svg width={width} height={base + bottom} aria-hidden>
            <ValueGrid
              ticks={niceTicks(low, high, Math.max(2, inner / 80))}
              x={x}
              base={base}
              format={formatNumber}
              title={xTitle}
              middle={left + inner / 2}
              width={width}
            />
            {lines.map(({ name, mean, values, shares }, at) => {
              const middle = at * line + line / 2;
              const xs = values.map(x);
              const offsets = swarmPlaces(xs, 4, line - 4);
              const dots = xs.map((px, i) => ({ x: px, y: middle + offsets[i]!, share: shares[i] ?? null }));
              return (
                <g key={name} onClick={() => onPick(name)} style={{ cursor: "pointer" }}>
                  <title>{name}</title>
                  <rect
                    x={0}
                    width={width}
                    y={at * line}
                    height={line}
                    fill={name === chosen ? "var(--accent-wash)" : "transparent"}
                  />
                  <text
                    x={named - 9}
                    y={middle + 4}
                    textAnchor="end"
                    style={{ fill: "var(--ink)", fontSize: 12 }}
                  >
                    {shortenedName(name, named)}
                  </text>
                  <rect x={named} width={(bars * mean) / most} y={middle - 5} height={10} fill="var(--c1)" />
                  <text
                    x={named + bars + number}
                    y={middle + 4}
                    textAnchor="end"
                    style={{ fill: "var(--ink-2)" }}
                  >
                    {formatNumber(mean, 3)}
                  </text>
                  {dotPaths(dots).map(({ color, path }) => (
                    <path key={color} className="swarm-dots" d={path} style={{ stroke: color }} />
                  ))}
                </g>
              );
            })}
            <line className="axis-line" x1={x(0)} x2={x(0)} y1={0} y2={base} />
          </svg>
        ) : null}
      </div>
      <ShadeKey low="low value" high="high value" other={hasOther ? "missing, or categories" : null} />
    </>
  );
}
