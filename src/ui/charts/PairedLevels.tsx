import { useRef } from "react";
import { formatPercent } from "#ui/format/numbers.ts";
import { labelRoom } from "./label-room.ts";
import { useWidth } from "./use-width.ts";

const row = 34;
const bar = 11;

/** Two shares of each level, one above the other. */
export function PairedLevels({
  labels,
  train,
  later,
}: {
  readonly labels: readonly string[];
  readonly train: readonly number[];
  readonly later: readonly number[];
}) {
  const element = useRef<HTMLDivElement>(null);
  const width = useWidth(element);
  const most = Math.max(0.01, ...train, ...later);
  const { left, fits } = labelRoom(labels, width);
  const inner = Math.max(1, width - left - 56);
  const height = labels.length * row + 4;
  return (
    <div className="plot" ref={element} style={{ height }}>
      {width > 0 ? (
        <svg width={width} height={height} aria-hidden="true">
          {labels.map((label, level) => {
            const y = level * row + 5;
            const pair = [
              { share: train[level] ?? 0, fill: "var(--c0)" },
              { share: later[level] ?? 0, fill: "var(--c1)" },
            ];
            return (
              <g key={label}>
                <text x={left - 8} y={y + 15} textAnchor="end" style={{ fill: "var(--ink-2)" }}>
                  <title>{label}</title>
                  {label.length > fits ? `${label.slice(0, fits - 1)}…` : label}
                </text>
                {pair.map(({ share, fill }, i) => (
                  <g key={fill}>
                    <rect
                      x={left}
                      y={y + i * (bar + 1)}
                      width={share > 0 ? Math.max(0.8, (share / most) * inner) : 0}
                      height={bar}
                      fill={fill}
                    />
                    <text
                      x={left + (share / most) * inner + 6}
                      y={y + i * (bar + 1) + 9.5}
                      style={{ fill: "var(--ink-2)", fontSize: 11 }}
                    >
                      {formatPercent(share)}
                    </text>
                  </g>
                ))}
              </g>
            );
          })}
          <line className="axis-line" x1={left - 0.5} x2={left - 0.5} y1={0} y2={height} />
        </svg>
      ) : null}
    </div>
  );
}
