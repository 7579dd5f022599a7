import { type MouseEvent, useRef } from "react";
import { formatCount, formatPercent } from "#ui/format/numbers.ts";
import { barColor, stackOrder } from "./class-colors.ts";
import { ClassKey } from "./ClassKey.tsx";
import { labelRoom } from "./label-room.ts";
import { MarkSpots } from "./MarkSpots.tsx";
import { useWidth } from "./use-width.ts";

export interface LevelBarsProps {
  readonly labels: readonly string[];
  readonly groups: readonly { readonly label: string; readonly counts: readonly number[] }[];
  readonly positive: string | null;
  /** Draws each level in its class's colour: the column is the target itself. */
  readonly isTarget: boolean;
  /** On each other, or each as a share of its bar. */
  readonly stack?: "stacked" | "share";
  readonly colorOf?: (group: number) => string;
  /** The longest bar of panels that share an axis. */
  readonly most?: number | undefined;
  readonly hasKey?: boolean;
  /** Selected rows of each level. */
  readonly selected?: readonly number[] | null | undefined;
  /** A level was clicked. */
  readonly onSelectBin?: ((level: number, isAdded: boolean) => void) | undefined;
}

const rowHeight = 26;
const barHeight = 17;
const least = 25;

/** Rows by level, stacked by class; at the bar's end its count and, of two classes, the share that is positive. */
export function LevelBars(props: LevelBarsProps) {
  const { labels, groups, positive, isTarget, selected, onSelectBin } = props;
  const { stack = "stacked", hasKey = !isTarget } = props;
  const element = useRef<HTMLDivElement>(null);
  const width = useWidth(element);
  const classes = groups.map(({ label }) => label);
  const order = stackOrder(classes, positive);
  const totals = labels.map((_, level) => groups.reduce((sum, { counts }) => sum + (counts[level] ?? 0), 0));
  const colorOf = props.colorOf ?? ((group: number) => barColor(group, classes, positive));
  const most = props.most ?? Math.max(1, ...totals);
  const positiveAt = positive === null || classes.length !== 2 || isTarget ? -1 : classes.indexOf(positive);
  const { left, fits } = labelRoom(labels, width);
  const right = positiveAt >= 0 ? 118 : 78;
  const inner = Math.max(1, width - left - right);
  const height = labels.length * rowHeight + 4;
  return (
    <div>
      {hasKey ? (
        <ClassKey entries={order.map((index) => ({ label: classes[index] ?? "", color: colorOf(index) }))} />
      ) : null}
      <div className="plot" ref={element} style={{ height }}>
        {width > 0 ? (
          <svg width={width} height={height} aria-hidden="true">
            {labels.map((label, level) => {
              const y = level * rowHeight + 5;
              const total = totals[level] ?? 0;
              const whole = stack === "share" ? Math.max(1, total) : most;
              let from = left;
              const share = (groups[positiveAt]?.counts[level] ?? 0) / Math.max(1, total);
              return (
                <g
                  key={label}
                  {...(onSelectBin
                    ? {
                        onClick: (event: MouseEvent) => onSelectBin(level, event.shiftKey),
                        style: { cursor: "pointer" },
                      }
                    : {})}
                >
                  <text x={left - 8} y={y + 12.5} textAnchor="end" style={{ fill: "var(--ink-2)" }}>
                    <title>{label}</title>
                    {label.length > fits ? `${label.slice(0, fits - 1)}…` : label}
                  </text>
                  {order.map((index) => {
                    const count = groups[index]?.counts[level] ?? 0;
                    if (count === 0) return null;
                    const wide = (count / whole) * inner;
                    const x = from;
                    from += wide;
                    return (
                      <rect
                        key={classes[index]}
                        x={x}
                        y={y}
                        width={Math.max(0.8, wide)}
                        height={barHeight}
                        fill={colorOf(index)}
                      >
                        <title>{`${label}${classes.length > 1 ? `, ${classes[index]}` : ""}: ${formatCount(count)}`}</title>
                      </rect>
                    );
                  })}
                  {selected?.[level] ? (
                    <rect
                      className="selected-part"
                      x={left}
                      y={y + barHeight * 0.25}
                      width={Math.max(1.5, (selected[level] / whole) * inner)}
                      height={barHeight * 0.5}
                    />
                  ) : null}
                  <text x={from + 7} y={y + 12.5} style={{ fill: "var(--ink-2)" }}>
                    {formatCount(total)}
                    {positiveAt >= 0 && total >= least ? (
                      <tspan
                        style={{ fill: "var(--c2)", fontWeight: 600 }}
                      >{`  ${formatPercent(share)}`}</tspan>
                    ) : null}
                  </text>
                </g>
              );
            })}
            <line className="axis-line" x1={left - 0.5} x2={left - 0.5} y1={0} y2={height} />
          </svg>
        ) : null}
        {width > 0 && onSelectBin ? (
          <MarkSpots
            label="Rows by level"
            spots={labels.map((label, level) => ({
              key: label,
              words: `${label}: ${formatCount(totals[level] ?? 0)} rows${
                positiveAt >= 0 && (totals[level] ?? 0) >= least
                  ? `, ${formatPercent((groups[positiveAt]?.counts[level] ?? 0) / Math.max(1, totals[level] ?? 0))} ${positive}`
                  : ""
              }`,
              box: { x: left, y: level * rowHeight + 3, width: inner, height: rowHeight - 4 },
              isSelected: (selected?.[level] ?? 0) > 0,
              onPick: (isAdded) => onSelectBin(level, isAdded),
            }))}
          />
        ) : null}
      </div>
    </div>
  );
}
