import { useRef } from "react";
import { heatColor, type HeatTone } from "./heat-cells.ts";
import { useWidth } from "./use-width.ts";

export interface EffectBar {
  readonly label: string;
  /** 0 … 1 */
  readonly strength: number;
  readonly tone: HeatTone;
  /** "η = 0.42" */
  readonly words: string;
}

const row = 24;
const right = 84;

/** A strength a line, on a scale from 0 to 1. */
export function EffectBars({
  bars,
  onPick,
}: {
  readonly bars: readonly EffectBar[];
  readonly onPick: (place: number) => void;
}) {
  const element = useRef<HTMLDivElement>(null);
  const width = useWidth(element);
  const longest = bars.reduce((length, { label }) => Math.max(length, label.length), 4);
  const left = Math.min(longest * 6.9 + 14, Math.max(90, width * 0.34));
  const inner = Math.max(1, width - left - right);
  const fits = Math.max(3, Math.floor((left - 14) / 6.9));
  const base = bars.length * row;
  return (
    <div className="plot" ref={element} style={{ height: base + 22 }}>
      {width > 0 ? (
        <svg width={width} height={base + 22} aria-hidden>
          {[0, 0.25, 0.5, 0.75, 1].map((tick) => (
            <g key={tick}>
              <line
                className={tick === 0 ? "axis-line" : "grid-line"}
                x1={left + tick * inner}
                x2={left + tick * inner}
                y1={0}
                y2={base}
              />
              <text x={left + tick * inner} y={base + 15} textAnchor="middle">
                {tick}
              </text>
            </g>
          ))}
          {bars.map(({ label, strength, tone, words }, place) => {
            const middle = place * row + row / 2;
            return (
              <g key={label} onClick={() => onPick(place)} style={{ cursor: "pointer" }}>
                <title>{label}</title>
                <rect x={0} width={width} y={place * row} height={row} fill="transparent" />
                <text
                  x={left - 9}
                  y={middle + 4}
                  textAnchor="end"
                  style={{ fill: "var(--ink)", fontSize: 12 }}
                >
                  {label.length > fits ? `${label.slice(0, fits - 1)}…` : label}
                </text>
                <rect
                  x={left}
                  width={Math.max(1, strength * inner)}
                  y={middle - 6}
                  height={12}
                  fill={heatColor(tone, 0.75)}
                />
                <text x={width} y={middle + 4} textAnchor="end" style={{ fill: "var(--ink-2)" }}>
                  {words}
                </text>
              </g>
            );
          })}
        </svg>
      ) : null}
    </div>
  );
}
