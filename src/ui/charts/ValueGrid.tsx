/** Below it the title of a chart this narrow stands in the middle of all of it, px. */
const NARROW = 620;

/** Upright lines at the ticks of a value axis, the numbers below them, and below these what they mean. */
export function ValueGrid({
  ticks,
  x,
  base,
  format,
  title,
  middle,
  width,
}: {
  readonly ticks: readonly number[];
  readonly x: (value: number) => number;
  /** Where the rows end, px from the top. */
  readonly base: number;
  readonly format: (tick: number) => string;
  readonly title: string;
  /** Of the axis, px from the left. */
  readonly middle: number;
  /** Of the whole chart, px. */
  readonly width: number;
}) {
  return (
    <>
      {ticks.map((tick) => (
        <g key={tick}>
          <line
            className={tick === 0 ? "axis-line" : "grid-line"}
            x1={x(tick)}
            x2={x(tick)}
            y1={0}
            y2={base}
          />
          <text x={x(tick)} y={base + 14} textAnchor="middle">
            {format(tick)}
          </text>
        </g>
      ))}
      <text className="mark-label" x={width < NARROW ? width / 2 : middle} y={base + 31} textAnchor="middle">
        {title}
      </text>
    </>
  );
}
