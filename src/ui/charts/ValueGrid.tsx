/** Upright lines at the ticks of a value axis, and the numbers below them. */
export function ValueGrid({
  ticks,
  x,
  base,
  format,
}: {
  readonly ticks: readonly number[];
  readonly x: (value: number) => number;
  /** Where the rows end, px from the top. */
  readonly base: number;
  readonly format: (tick: number) => string;
}) {
  return ticks.map((tick) => (
    <g key={tick}>
      <line className={tick === 0 ? "axis-line" : "grid-line"} x1={x(tick)} x2={x(tick)} y1={0} y2={base} />
      <text x={x(tick)} y={base + 14} textAnchor="middle">
        {format(tick)}
      </text>
    </g>
  ));
}
