import type { Summary } from "#core/explore/chart-data.ts";
import { formatCount, formatNumber } from "#ui/format/numbers.ts";
import { LevelRows } from "./LevelRows.tsx";

/** A bar from zero for each level and colour, with its interval as a line. */
export function SummaryBars({
  labels,
  groups,
  cells,
  range,
  format = (value) => formatNumber(value, 3),
  xTitle,
  colorOf,
  onPick,
}: {
  readonly labels: readonly string[];
  readonly groups: readonly string[];
  /** cells[group][level] */
  readonly cells: readonly (readonly (Summary | null)[])[];
  /** Holds zero. */
  readonly range: readonly [number, number];
  readonly format?: (value: number) => string;
  readonly xTitle: string;
  readonly colorOf: (group: number) => string;
  readonly onPick?: ((level: number, group: number, isAdded: boolean) => void) | undefined;
}) {
  const wordsOf = (level: number, group: number) => {
    const cell = cells[group]?.[level];
    if (!cell) return null;
    const name = `${labels[level] ?? ""}${groups.length > 1 ? `, ${groups[group] ?? ""}` : ""}`;
    return `${name}: ${format(cell.value)}, ${formatCount(cell.n)} rows`;
  };
  return (
    <LevelRows
      labels={labels}
      nGroups={groups.length}
      range={range}
      axis="number"
      format={format}
      xTitle={xTitle}
      right={64}
      onPick={onPick}
      wordsOf={wordsOf}
    >
      {({ level, group, y, thick, x }) => {
        const cell = cells[group]?.[level];
        if (!cell) return null;
        const [from, to] = [Math.min(x(0), x(cell.value)), Math.max(x(0), x(cell.value))];
        const end = cell.high === null ? to : Math.max(to, x(cell.high));
        return (
          <>
            <rect
              x={from}
              width={Math.max(0.8, to - from)}
              y={y - thick / 2 + 1}
              height={thick - 2}
              fill={colorOf(group)}
              fillOpacity={cell.low === null ? 1 : 0.55}
            >
              <title>{wordsOf(level, group)}</title>
            </rect>
            {cell.low === null || cell.high === null ? null : (
              <path
                d={`M${x(cell.low)} ${y}H${x(cell.high)}M${x(cell.low)} ${y - 3}v6M${x(cell.high)} ${y - 3}v6`}
                stroke="var(--ink)"
                strokeWidth={1.2}
                fill="none"
                pointerEvents="none"
              />
            )}
            <text className="halo" x={end + 6} y={y + 4} style={{ fill: "var(--ink-2)" }}>
              {format(cell.value)}
            </text>
          </>
        );
      }}
    </LevelRows>
  );
}
