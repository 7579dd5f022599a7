import { type MouseEvent, type ReactNode, useRef } from "react";
import { type AxisKind, axisScale } from "./axis-scale.ts";
import { labelRoom } from "./label-room.ts";
import { MarkSpots } from "./MarkSpots.tsx";
import { useWidth } from "./use-width.ts";

export interface LevelRow {
  readonly level: number;
  readonly group: number;
  /** The middle of the row, px from the top. */
  readonly y: number;
  /** What a mark may fill, px. */
  readonly thick: number;
  readonly x: (value: number) => number;
}

const bottom = 38;
const gap = 8;

/** Levels below each other, so that their names can be read, and a number across; each level has a row a colour. */
export function LevelRows({
  labels,
  nGroups,
  thick = nGroups > 1 ? 13 : 18,
  range,
  axis,
  format,
  xTitle,
  right = 16,
  onPick,
  wordsOf,
  children,
}: {
  readonly labels: readonly string[];
  readonly nGroups: number;
  readonly thick?: number;
  readonly range: readonly [number, number];
  readonly axis: AxisKind;
  /** Of ticks; by default as the axis writes them. */
  readonly format?: ((value: number) => string) | undefined;
  readonly xTitle: string;
  /** Room for words at the right, px. */
  readonly right?: number;
  /** A row was clicked. */
  readonly onPick?: ((level: number, group: number, isAdded: boolean) => void) | undefined;
  /** A row's mark in words, with its number; null where it has none. */
  readonly wordsOf: (level: number, group: number) => string | null;
  readonly children: (row: LevelRow) => ReactNode;
}) {
  const element = useRef<HTMLDivElement>(null);
  const width = useWidth(element);
  const { left, fits } = labelRoom(labels, width);
  const scale = axisScale(axis);
  const [low, high] = [scale.forward(range[0]), scale.forward(range[1])];
  const inner = Math.max(1, width - left - right);
  const x = (value: number) =>
    left + (high > low ? (scale.forward(value) - low) / (high - low) : 0.5) * inner;
  const tall = nGroups * thick + gap;
  const axisAt = labels.length * tall + 2;
  const ticks = scale.ticks(range, Math.max(3, Math.min(6, inner / 84)));
  return (
    <div className="plot" ref={element} style={{ height: axisAt + bottom }}>
      {width > 0 ? (
        <svg width={width} height={axisAt + bottom} aria-hidden="true">
          {ticks.map((tick) => (
            <g key={tick}>
              <line className="grid-line" x1={x(tick)} x2={x(tick)} y1={0} y2={axisAt} />
              <line className="axis-line" x1={x(tick)} x2={x(tick)} y1={axisAt} y2={axisAt + 4} />
              <text x={x(tick)} y={axisAt + 16} textAnchor="middle">
                {format ? format(tick) : scale.tick(tick, ticks)}
              </text>
            </g>
          ))}
          {labels.map((label, level) => (
            <g key={label}>
              <text
                x={left - 8}
                y={level * tall + tall / 2 + 4}
                textAnchor="end"
                style={{ fill: "var(--ink-2)" }}
              >
                <title>{label}</title>
                {label.length > fits ? `${label.slice(0, fits - 1)}…` : label}
              </text>
              {Array.from({ length: nGroups }, (_, group) => {
                const y = level * tall + gap / 2 + (group + 0.5) * thick;
                return (
                  // Groups have no identity beyond their place.
                  // oxlint-disable-next-line react/no-array-index-key
                  <g
                    key={group}
                    {...(onPick
                      ? {
                          onClick: (event: MouseEvent) => onPick(level, group, event.shiftKey),
                          style: { cursor: "pointer" },
                        }
                      : {})}
                  >
                    <rect x={left} width={inner} y={y - thick / 2} height={thick} fill="transparent" />
                    {children({ level, group, y, thick, x })}
                  </g>
                );
              })}
            </g>
          ))}
          <line className="axis-line" x1={left} x2={left + inner} y1={axisAt + 0.5} y2={axisAt + 0.5} />
          <text className="mark-label" x={left + inner / 2} y={axisAt + bottom - 4} textAnchor="middle">
            {xTitle}
          </text>
        </svg>
      ) : null}
      {width > 0 && onPick ? (
        <MarkSpots
          label={xTitle}
          spots={labels.flatMap((label, level) =>
            Array.from({ length: nGroups }, (_, group) => ({ group, words: wordsOf(level, group) })).flatMap(
              ({ group, words }) =>
                words === null
                  ? []
                  : [
                      {
                        key: `${label} ${group}`,
                        words,
                        box: {
                          x: left,
                          y: level * tall + gap / 2 + group * thick,
                          width: inner,
                          height: thick,
                        },
                        isSelected: false,
                        onPick: (isAdded: boolean) => onPick(level, group, isAdded),
                      },
                    ],
            ),
          )}
        />
      ) : null}
    </div>
  );
}
