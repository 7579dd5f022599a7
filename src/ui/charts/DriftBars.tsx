import { useRef } from "react";
import type { ColumnDrift } from "#core/monitor/monitor-report.ts";
import { formatNumber } from "#ui/format/numbers.ts";
import { niceTicks } from "./nice-ticks.ts";
import { nameRoom } from "./row-names.ts";
import { useWidth } from "./use-width.ts";
import { ValueGrid } from "./ValueGrid.tsx";

const row = 26;
const bottom = 36;

/** The index of each column as a bar, its own limit as a stroke across it, and at the right what moved. */
export function DriftBars({
  columns,
  words,
  selected,
  onPick,
}: {
  readonly columns: readonly ColumnDrift[];
  /** What moved of a column, in a few words. */
  readonly words: (column: ColumnDrift) => string;
  readonly selected: string | null;
  readonly onPick: (column: string) => void;
}) {
  const element = useRef<HTMLDivElement>(null);
  const width = useWidth(element);
  const left = nameRoom(
    columns.map(({ column }) => column),
    width,
    0.3,
  );
  const right = width < 620 ? 96 : 190;
  const inner = Math.max(1, width - left - right);
  const most = Math.max(0.3, ...columns.map(({ psi, psiLimit }) => Math.max(psi ?? 0, psiLimit ?? 0)));
  const high = Math.min(most, mostDrawn(columns));
  const x = (value: number) => left + (Math.min(value, high) / high) * inner;
  const base = columns.length * row;
  return (
    <div className="plot" ref={element} style={{ height: base + bottom }}>
      {width > 0 ? (
        <svg width={width} height={base + bottom} aria-hidden>
          <ValueGrid
            ticks={niceTicks(0, high, Math.max(2, inner / 90))}
            x={x}
            base={base}
            format={formatNumber}
            title="stability index; a stroke is what the column may reach"
            middle={left + inner / 2}
            width={width}
          />
          {columns.map((drift, place) => (
            <g key={drift.column} onClick={() => onPick(drift.column)} style={{ cursor: "pointer" }}>
              <rect
                x={0}
                width={width}
                y={place * row}
                height={row}
                fill={drift.column === selected ? "var(--accent-wash)" : "transparent"}
              />
              <title>{drift.column}</title>
              <DriftBar drift={drift} y={place * row + row / 2} x={x} high={high} left={left} />
              <text
                x={width}
                y={place * row + row / 2 + 4}
                textAnchor="end"
                style={{
                  fill: drift.state === "steady" ? "var(--ink-3)" : "var(--ink)",
                  fontWeight: drift.state === "steady" ? 400 : 600,
                }}
              >
                {fitted(words(drift), right)}
              </text>
            </g>
          ))}
        </svg>
      ) : null}
    </div>
  );
}

function DriftBar({
  drift,
  y,
  x,
  high,
  left,
}: {
  readonly drift: ColumnDrift;
  readonly y: number;
  readonly x: (value: number) => number;
  readonly high: number;
  readonly left: number;
}) {
  const { column, psi, psiLimit, state } = drift;
  const isSteady = state === "steady";
  return (
    <>
      <text x={left - 9} y={y + 4} textAnchor="end" style={{ fill: "var(--ink)", fontSize: 12 }}>
        {fitted(column, left)}
      </text>
      {psi === null ? null : (
        <rect
          x={x(0)}
          width={Math.max(1, x(psi) - x(0))}
          y={y - 6}
          height={12}
          fill={isSteady ? "var(--c0)" : "var(--c1)"}
          opacity={isSteady ? 0.7 : 1}
        />
      )}
      {psi !== null && psi > high ? (
        <text x={x(high) - 6} y={y + 4} textAnchor="end" style={{ fill: "var(--plate)" }}>
          {`${formatNumber(psi, 3)} →`}
        </text>
      ) : null}
      {psiLimit === null ? null : (
        <line
          x1={x(psiLimit)}
          x2={x(psiLimit)}
          y1={y - 10}
          y2={y + 10}
          stroke="var(--madder)"
          strokeWidth={2}
        />
      )}
    </>
  );
}

/** One column far out would leave the others no room: bars end at three times the next one. */
function mostDrawn(columns: readonly ColumnDrift[]): number {
  const [first = 0, second = 0] = columns.map(({ psi }) => psi ?? 0).toSorted((a, b) => b - a);
  const limit = Math.max(0.1, ...columns.map(({ psiLimit }) => psiLimit ?? 0));
  return Math.max(0.3, 3 * limit, first > 3 * second ? 3 * second : first);
}

function fitted(text: string, room: number): string {
  const fits = Math.max(6, Math.floor((room - 12) / 6.8));
  return text.length <= fits ? text : `${text.slice(0, fits - 1)}…`;
}
