import type { Trend } from "#core/explore/chart-data.ts";

/** Straight lines through the dots of each colour, with the 95 % band of the mean. */
export function TrendLines({
  trends,
  colorOf,
  x,
  y,
}: {
  readonly trends: readonly (Trend | null)[];
  readonly colorOf: (group: number) => string;
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
}) {
  const at = (points: readonly (readonly [number, number])[]) =>
    points.map(([a, b]) => `${x(a).toFixed(1)} ${y(b).toFixed(1)}`).join("L");
  return trends.map((trend, group) => {
    if (trend === null) return null;
    const upper = trend.points.map((p) => [p.x, p.high] as const);
    const lower = trend.points.toReversed().map((p) => [p.x, p.low] as const);
    return (
      // A colour has no identity beyond its place.
      // oxlint-disable-next-line react/no-array-index-key
      <g key={group} pointerEvents="none">
        <path d={`M${at([...upper, ...lower])}Z`} fill={colorOf(group)} fillOpacity={0.16} />
        <path
          d={`M${at(trend.points.map((p) => [p.x, p.y] as const))}`}
          fill="none"
          stroke="var(--plate)"
          strokeWidth={4}
        />
        <path
          d={`M${at(trend.points.map((p) => [p.x, p.y] as const))}`}
          fill="none"
          stroke={colorOf(group)}
          strokeWidth={2}
        />
      </g>
    );
  });
}
