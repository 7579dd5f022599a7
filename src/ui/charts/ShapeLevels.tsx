import { useRef } from "react";
import { formatNumber, formatSigned, formatSpread } from "#ui/format/numbers.ts";
import { ClassKey } from "./ClassKey.tsx";
import { MarkSpots } from "./MarkSpots.tsx";
import { niceTicks } from "./nice-ticks.ts";
import { decimalsOf, extent, type ShapeLine } from "./ShapeSteps.tsx";
import { nameRoom, shortenedName } from "./row-names.ts";
import { useWidth } from "./use-width.ts";
import { ValueGrid } from "./ValueGrid.tsx";

const right = 118;
const bottom = 36;

/** What each category adds: a bar from zero with its error bar, the number, and how many rows it has. */
export function ShapeLevels({
  levels,
  lines,
  weights,
  xTitle,
  most = 40,
  chosen = [],
  onChoose,
}: {
  readonly levels: readonly string[];
  /** A value a level. */
  readonly lines: readonly ShapeLine[];
  readonly weights: readonly number[];
  readonly xTitle: string;
  /** Levels drawn at most, those of most rows; the table twin has them all. */
  readonly most?: number;
  /** Marked levels, by place. */
  readonly chosen?: readonly number[];
  readonly onChoose?: ((level: number) => void) | undefined;
}) {
  const element = useRef<HTMLDivElement>(null);
  const width = useWidth(element);
  const drawn = levels
    .map((_, level) => level)
    .filter((level) => weights[level]! > 0)
    .toSorted((a, b) => weights[b]! - weights[a]!)
    .slice(0, most)
    .toSorted((a, b) => lines[0]!.values[b]! - lines[0]!.values[a]! || a - b);
  const row = Math.max(26, 14 * lines.length + 6);
  const left = nameRoom(
    drawn.map((level) => levels[level]!),
    width,
    0.34,
  );
  const inner = Math.max(1, width - left - right);
  const [low, high] = extent(
    lines.map(({ values, deviations, ...line }) => ({
      ...line,
      values: drawn.map((level) => values[level]!),
      deviations: drawn.map((level) => deviations[level]!),
    })),
    drawn.length,
  );
  const x = (value: number) => left + ((value - low) / (high - low)) * inner;
  const base = drawn.length * row;
  const wordsOf = (level: number) =>
    lines
      .map(({ label, values, deviations }) =>
        `${lines.length > 1 ? `${label} ` : ""}${formatSpread(values[level]!, deviations[level]!)}`.trim(),
      )
      .join(", ");
  return (
    <div>
      <ClassKey entries={lines} />
      <div className="plot" ref={element} style={{ height: base + bottom }}>
        {width > 0 ? (
          <svg width={width} height={base + bottom} aria-hidden>
            <ValueGrid
              ticks={niceTicks(low, high, Math.max(2, inner / 90))}
              x={x}
              base={base}
              format={(tick) => formatSigned(tick, decimalsOf(high - low))}
              title={xTitle}
              middle={left + inner / 2}
              width={width}
            />
            {drawn.map((level, place) => (
              <g
                key={levels[level]}
                {...(onChoose === undefined
                  ? {}
                  : { onClick: () => onChoose(level), style: { cursor: "pointer" } })}
              >
                <title>{`${levels[level]}: ${wordsOf(level)}`}</title>
                <rect
                  x={0}
                  width={width}
                  y={place * row}
                  height={row}
                  fill={chosen.includes(level) ? "var(--select)" : "transparent"}
                />
                <text
                  x={left - 9}
                  y={place * row + row / 2 + 4}
                  textAnchor="end"
                  style={{ fill: "var(--ink)", fontSize: 12 }}
                >
                  {shortenedName(levels[level]!, left)}
                </text>
                {lines.map(({ label, color, values, deviations }, line) => {
                  const middle = place * row + (row * (line + 0.5)) / lines.length;
                  const value = values[level]!;
                  const whisker = `M${x(value - deviations[level]!)} ${middle}H${x(value + deviations[level]!)}`;
                  return (
                    <g key={label}>
                      <rect
                        x={Math.min(x(0), x(value))}
                        width={Math.max(1, Math.abs(x(value) - x(0)))}
                        y={middle - (lines.length > 1 ? 4 : 6)}
                        height={lines.length > 1 ? 8 : 12}
                        fill={color}
                      />
                      <path d={whisker} stroke="var(--plate)" strokeWidth={3.5} />
                      <path d={whisker} stroke="var(--ink)" strokeWidth={1.2} />
                    </g>
                  );
                })}
                <text
                  x={width}
                  y={place * row + row / 2 + 4}
                  textAnchor="end"
                  style={{ fill: "var(--ink-2)" }}
                >
                  {lines.length > 1 ? `${formatNumber(weights[level]!, 3)} rows` : wordsOf(level)}
                </text>
              </g>
            ))}
          </svg>
        ) : null}
        {width > 0 && onChoose !== undefined ? (
          <MarkSpots
            label={xTitle}
            spots={drawn.map((level, place) => ({
              key: levels[level]!,
              words: `${levels[level]}: ${wordsOf(level)}, ${formatNumber(weights[level]!, 3)} rows`,
              box: { x: 0, y: place * row, width, height: row },
              isSelected: chosen.includes(level),
              onPick: () => onChoose(level),
            }))}
          />
        ) : null}
      </div>
    </div>
  );
}
