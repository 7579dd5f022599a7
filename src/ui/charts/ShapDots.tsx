import { formatNumber } from "#ui/format/numbers.ts";
import { dateTick, niceDates, niceTicks } from "./nice-ticks.ts";
import { PlotFrame } from "./PlotFrame.tsx";
import { ShadeKey } from "./ShadeKey.tsx";
import "./shap-charts.css";
import { dotPaths } from "./value-shades.ts";

export interface ShapDot {
  /** A number, epoch ms, or the place of a level; NaN is missing and stands left of all others. */
  readonly x: number;
  /** How far the column moves the row. */
  readonly y: number;
  readonly share: number | null;
}

/** How far one column moves each row, over the value that the row has. */
export function ShapDots({
  dots,
  kind,
  levels,
  xTitle,
  yTitle,
  shadedBy,
}: {
  readonly dots: readonly ShapDot[];
  readonly kind: "number" | "date" | "levels";
  readonly levels: readonly string[];
  readonly xTitle: string;
  readonly yTitle: string;
  /** The column whose values the shades are; null where it is categories. */
  readonly shadedBy: string | null;
}) {
  const known = dots.map(({ x }) => x).filter((x) => !Number.isNaN(x));
  const isLevels = kind === "levels";
  const least = isLevels ? -0.5 : known.reduce((low, x) => Math.min(low, x), Infinity);
  const greatest = isLevels ? levels.length - 0.5 : known.reduce((high, x) => Math.max(high, x), -Infinity);
  const [low, high] = known.length === 0 ? [0, 1] : [least, greatest > least ? greatest : least + 1];
  const hasMissing = known.length < dots.length;
  const room = (high - low) * (hasMissing ? 0.09 : 0);
  const ys = dots.map(({ y }) => y);
  const [floor, ceiling] = [Math.min(0, ...ys), Math.max(1e-12, ...ys)];
  const ticks = isLevels
    ? levels.map((_, place) => place)
    : kind === "date"
      ? niceDates(low, high, 5)
      : niceTicks(low, high, 6);
  const missingAt = low - room * 0.7;
  const formatX = (tick: number) => {
    if (tick === missingAt) return "missing";
    return isLevels ? (levels[tick] ?? "") : kind === "date" ? dateTick(tick, ticks) : formatNumber(tick);
  };
  return (
    <>
      <PlotFrame
        xDomain={[low - room, high]}
        yDomain={[floor, ceiling]}
        xTicks={hasMissing ? [missingAt, ...ticks] : ticks}
        yTicks={niceTicks(floor, ceiling, 5)}
        xTitle={xTitle}
        yTitle={yTitle}
        formatX={formatX}
        formatY={(tick) => formatNumber(tick)}
        height={300}
      >
        {({ x, y, left, width }) => (
          <>
            <line className="axis-line" x1={left} x2={left + width} y1={y(0)} y2={y(0)} />
            {dotPaths(
              dots.map((dot, i) => ({
                x: x(Number.isNaN(dot.x) ? missingAt : dot.x + (isLevels ? spread(i) : 0)),
                y: y(dot.y),
                share: dot.share,
              })),
            ).map(({ color, path }) => (
              <path key={color} className="swarm-dots" d={path} style={{ stroke: color }} />
            ))}
          </>
        )}
      </PlotFrame>
      {shadedBy === null ? null : (
        <ShadeKey
          low={`low ${shadedBy}`}
          high="high"
          other={dots.some(({ share }) => share === null) ? "missing" : null}
        />
      )}
    </>
  );
}

/** Dots of a level side by side, the same each time: the golden ratio spreads them evenly. */
function spread(i: number): number {
  return 0.6 * (((i * 0.618_034) % 1) - 0.5);
}
