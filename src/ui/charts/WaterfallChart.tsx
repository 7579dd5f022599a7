import { useRef } from "react";
import { formatNumber } from "#ui/format/numbers.ts";
import { niceTicks } from "./nice-ticks.ts";
import { nameRoom, shortenedName } from "./row-names.ts";
import { useWidth } from "./use-width.ts";
import { ValueGrid } from "./ValueGrid.tsx";
import type { WaterfallStep } from "./waterfall-steps.ts";

const row = 26;
const bottom = 36;
const right = 70;

/** From what is expected of any row to what comes out for this one, a bar a column. */
export function WaterfallChart({
  base,
  steps,
  total,
  xTitle,
}: {
  readonly base: number;
  readonly steps: readonly WaterfallStep[];
  readonly total: number;
  readonly xTitle: string;
}) {
  const element = useRef<HTMLDivElement>(null);
  const width = useWidth(element);
  const names = ["expected of any row", ...steps.map(({ label }) => label), "this row"];
  const left = nameRoom(names, width, 0.42);
  const inner = Math.max(1, width - left - right);
  const ends = [base, total, ...steps.map(({ to }) => to)];
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const room = (most - least) * 0.03 || 0.5;
  const [low, high] = [least - room, most + room];
  const x = (value: number) => left + ((value - low) / (high - low)) * inner;
  const height = names.length * row;
  const middleOf = (place: number) => place * row + row / 2;
  return (
    <div className="plot" ref={element} style={{ height: height + bottom }}>
      {width > 0 ? (
        <svg width={width} height={height + bottom} aria-hidden>
          <ValueGrid
            ticks={niceTicks(low, high, Math.max(2, inner / 80))}
            x={x}
            base={height}
            format={formatNumber}
            title={xTitle}
            middle={left + inner / 2}
            width={width}
          />
          {names.map((name, place) => (
            <text
              key={name}
              x={left - 9}
              y={middleOf(place) + 4}
              textAnchor="end"
              style={{
                fill: "var(--ink)",
                fontSize: 12,
                fontWeight: place === 0 || place === names.length - 1 ? 600 : 400,
              }}
            >
              <title>{name}</title>
              {shortenedName(name, left)}
            </text>
          ))}
          <End x={x(base)} y={middleOf(0)} words={formatNumber(base, 3)} width={width} />
          {steps.map(({ label, value, from, to }, place) => {
            const middle = middleOf(place + 1);
            const begins = Math.min(x(from), x(to));
            return (
              <g key={label}>
                <path
                  className="grid-line"
                  d={`M${x(from)} ${middle - row}V${middle}`}
                  style={{ stroke: "var(--ax)" }}
                />
                <rect
                  x={begins}
                  width={Math.max(1, Math.abs(x(to) - x(from)))}
                  y={middle - 8}
                  height={16}
                  fill={value > 0 ? "var(--d-pos2)" : "var(--d-neg2)"}
                />
                <text x={width} y={middle + 4} textAnchor="end" style={{ fill: "var(--ink-2)" }}>
                  {value > 0 ? `+${formatNumber(value, 3)}` : formatNumber(value, 3)}
                </text>
              </g>
            );
          })}
          <path
            d={`M${x(total)} ${middleOf(names.length - 2)}V${middleOf(names.length - 1)}`}
            style={{ stroke: "var(--ax)" }}
          />
          <End x={x(total)} y={middleOf(names.length - 1)} words={formatNumber(total, 3)} width={width} />
        </svg>
      ) : null}
    </div>
  );
}

function End({
  x,
  y,
  words,
  width,
}: {
  readonly x: number;
  readonly y: number;
  readonly words: string;
  readonly width: number;
}) {
  return (
    <>
      <path d={`M${x} ${y - 9}v18`} style={{ stroke: "var(--ink)", strokeWidth: 2 }} />
      <text x={width} y={y + 4} textAnchor="end" style={{ fill: "var(--ink)", fontWeight: 600 }}>
        {words}
      </text>
    </>
  );
}
