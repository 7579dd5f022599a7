import type { MouseEvent } from "react";

/** One bar a bin or level, stacked by group from the bottom, without axes. Says nothing to screen readers. */
export interface MiniBarsProps {
  /** Bottom group first; all of one length. */
  readonly groups: readonly { readonly color: string; readonly counts: readonly number[] }[];
  /** Colour of each bar instead of the groups' (one class a bar). */
  readonly barColors?: readonly string[];
  /** Drawn size in px; it stretches to its container. */
  readonly width?: number;
  readonly height?: number;
  /** Gap between bars, in px of the drawn size. */
  readonly gap?: number;
  /** A bar with something in it was pressed, anywhere above its foot; the press goes no further. */
  readonly onSelectBar?: ((bar: number) => void) | undefined;
}

export function MiniBars({
  groups,
  barColors,
  width = 116,
  height = 40,
  gap = 1,
  onSelectBar,
}: MiniBarsProps) {
  const nBars = groups[0]?.counts.length ?? 0;
  const totals = Array.from({ length: nBars }, (_, bar) => sumAt(groups, bar));
  const top = Math.max(1, ...totals);
  const step = nBars > 0 ? width / nBars : width;
  const barWidth = Math.max(0.6, step - gap);
  const onClick = (event: MouseEvent<SVGSVGElement>) => {
    const { left, width: drawn } = event.currentTarget.getBoundingClientRect();
    const bar = Math.floor(((event.clientX - left) / drawn) * nBars);
    if ((totals[bar] ?? 0) === 0) return;
    event.stopPropagation();
    onSelectBar?.(bar);
  };
  return (
    // Keys choose the same rows in the form of the column.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <svg
      aria-hidden="true"
      className="mini-bars"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      height={height}
      data-pressed-by-bar={onSelectBar ? true : undefined}
      onClick={onSelectBar && onClick}
    >
      {totals.map((_, bar) => {
        let below = 0;
        return groups.map(({ color, counts }) => {
          const count = counts[bar] ?? 0;
          if (count === 0) return null;
          const from = (below / top) * (height - 1);
          below += count;
          const to = Math.max((below / top) * (height - 1), from + 0.8);
          return (
            <rect
              // The bars of one drawing have no identity beyond their place.
              // oxlint-disable-next-line react/no-array-index-key
              key={`${bar} ${color}`}
              x={bar * step}
              y={height - 0.5 - to}
              width={barWidth}
              height={to - from}
              fill={barColors?.[bar] ?? color}
            />
          );
        });
      })}
      <line x1="0" x2={width} y1={height - 0.5} y2={height - 0.5} stroke="var(--ax)" />
    </svg>
  );
}

function sumAt(groups: MiniBarsProps["groups"], bar: number): number {
  return groups.reduce((sum, { counts }) => sum + (counts[bar] ?? 0), 0);
}
