import type { FoldScores } from "#core/project/run.ts";
import { decimalsFor, formatFixed, formatShortCount } from "#ui/format/numbers.ts";
import { niceTicks } from "./nice-ticks.ts";

/** One scale for all rows of a leaderboard. */
export interface IntervalScale {
  readonly min: number;
  readonly max: number;
  readonly ticks: readonly number[];
  readonly decimals: number;
}

const width = 208;
const height = 24;
const pad = 8;

/**
 * Wide enough for the leader and all that are near it. A row more than six of the leader's widths away (a baseline,
 * as a rule) is written at the edge, so that it does not squeeze the others into one point.
 */
export function intervalScale(scores: readonly FoldScores[], leader: FoldScores | null): IntervalScale {
  const whole = leader === null ? null : rangeOf(leader);
  const near =
    leader === null || whole === null
      ? scores
      : scores.filter(({ mean }) => Math.abs(mean - leader.mean) <= 6 * Math.max(whole[1] - whole[0], 1e-9));
  const values = near.flatMap((score) => rangeOf(score)).filter(Number.isFinite);
  const [low, high] = values.length === 0 ? [0, 1] : [Math.min(...values), Math.max(...values)];
  const room = Math.max((high - low) * 0.04, Math.abs(high) * 1e-4, 1e-9);
  const ticks = niceTicks(low - room, high + room, 3);
  return { min: low - room, max: high + room, ticks, decimals: decimalsFor(high, (high - low) / 4) };
}

/** Folds as rings, the 95 % interval as a bar, the mean as a tick; the leader's interval as a band behind. */
export function IntervalCell({
  score,
  scale,
  leader = null,
  isContext = false,
}: {
  readonly score: FoldScores;
  readonly scale: IntervalScale;
  readonly leader?: FoldScores | null;
  /** A baseline: grey. */
  readonly isContext?: boolean;
}) {
  const x = (value: number) => pad + ((value - scale.min) / (scale.max - scale.min)) * (width - 2 * pad);
  const color = isContext ? "var(--c0)" : "var(--c1)";
  const middle = height / 2;
  const band = leader?.interval ?? null;
  const isOff = score.mean < scale.min || score.mean > scale.max;
  return (
    <svg
      className="interval-cell"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={inWords(score)}
    >
      {scale.ticks.map((tick) => (
        <line key={tick} className="grid-line" x1={x(tick)} x2={x(tick)} y1={0} y2={height} />
      ))}
      {band === null ? null : (
        <rect
          x={x(band[0])}
          width={Math.max(1, x(band[1]) - x(band[0]))}
          y={0}
          height={height}
          fill="var(--c1)"
          opacity={0.1}
        />
      )}
      {isOff ? (
        <text
          className="mark-label small"
          x={score.mean > scale.max ? width - 2 : 2}
          y={middle + 4}
          textAnchor={score.mean > scale.max ? "end" : "start"}
        >
          {score.mean > scale.max
            ? `${formatFixed(score.mean, scale.decimals)} is off this scale →`
            : `← ${formatFixed(score.mean, scale.decimals)} is off this scale`}
        </text>
      ) : (
        <>
          {score.interval === null ? null : (
            <line
              x1={x(score.interval[0])}
              x2={x(score.interval[1])}
              y1={middle}
              y2={middle}
              stroke={color}
              strokeWidth={4}
              opacity={0.42}
            />
          )}
          {score.folds.map((value, fold) => (
            // Folds have no identity beyond their place.
            // oxlint-disable-next-line react/no-array-index-key
            <circle
              key={fold}
              cx={x(value)}
              cy={middle}
              r={3}
              fill="var(--plate)"
              stroke={color}
              strokeWidth={1.4}
            />
          ))}
          <line
            x1={x(score.mean)}
            x2={x(score.mean)}
            y1={middle - 7}
            y2={middle + 7}
            stroke={color}
            strokeWidth={2}
          />
        </>
      )}
    </svg>
  );
}

/** The scale's numbers, for the head of the column. */
export function IntervalAxis({ scale }: { readonly scale: IntervalScale }) {
  const x = (value: number) => pad + ((value - scale.min) / (scale.max - scale.min)) * (width - 2 * pad);
  const decimals = tickDecimals(scale.ticks);
  const isLarge = scale.ticks.some((tick) => Math.abs(tick) >= 10_000);
  const words = (tick: number) => (isLarge ? formatShortCount(tick) : formatFixed(tick, decimals));
  const labels = apart(scale.ticks.map((tick) => ({ tick, ...labelPlace(x(tick), words(tick).length) })));
  return (
    <svg viewBox={`0 0 ${width} 16`} width={width} height={16} aria-hidden>
      {scale.ticks.map((tick) => (
        <line key={tick} className="axis-line" x1={x(tick)} x2={x(tick)} y1={12} y2={16} />
      ))}
      {labels.map(({ tick, x: at, textAnchor }) => (
        <text key={tick} x={at} textAnchor={textAnchor} y={10}>
          {words(tick)}
        </text>
      ))}
    </svg>
  );
}

interface LabelPlace {
  readonly x: number;
  readonly textAnchor: "start" | "middle" | "end";
  readonly from: number;
  readonly to: number;
}

/** Centred on its tick, but never over the edge of the drawing. */
function labelPlace(x: number, characters: number): LabelPlace {
  const half = characters * 3.4;
  if (x < half) return { x: 0, textAnchor: "start", from: 0, to: 2 * half };
  if (x > width - half) return { x: width, textAnchor: "end", from: width - 2 * half, to: width };
  return { x, textAnchor: "middle", from: x - half, to: x + half };
}

/** As many of the labels, from the first, as do not touch. */
function apart<L extends LabelPlace>(labels: readonly L[]): readonly L[] {
  const kept: L[] = [];
  for (const label of labels) if (label.from >= (kept.at(-1)?.to ?? -Infinity) + 6) kept.push(label);
  return kept;
}

function tickDecimals(ticks: readonly number[]): number {
  return Math.max(0, ...ticks.map((tick) => (String(tick).split(".")[1] ?? "").length));
}

function rangeOf({ mean, folds, interval }: FoldScores): readonly [number, number] {
  const values = [mean, ...folds, ...(interval ?? [])].filter(Number.isFinite);
  return [Math.min(...values), Math.max(...values)];
}

function inWords({ mean, interval, folds }: FoldScores): string {
  const decimals = interval === null ? 4 : decimalsFor(mean, interval[1] - interval[0]);
  const all = folds.map((value) => formatFixed(value, decimals)).join(", ");
  return interval === null
    ? `Mean ${formatFixed(mean, decimals)}; folds ${all}; no interval yet`
    : `Mean ${formatFixed(mean, decimals)}, 95 % interval ${formatFixed(interval[0], decimals)} to ${formatFixed(interval[1], decimals)}; folds ${all}`;
}
