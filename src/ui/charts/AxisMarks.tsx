export interface AxisMarksProps {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  /** What the axes enclose, px. */
  readonly area: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly xTicks: readonly number[];
  readonly yTicks: readonly number[];
  readonly formatX: (value: number) => string;
  readonly formatY: (value: number) => string;
  readonly hasXGrid?: boolean;
}

/** Gridlines, and ticks outside with their words: what stands under the marks of every drawing with axes. */
export function AxisMarks({
  x,
  y,
  area,
  xTicks,
  yTicks,
  formatX,
  formatY,
  hasXGrid = false,
}: AxisMarksProps) {
  const stride = labelStride(xTicks.map(formatX), xTicks.map(x));
  const [left, right, base] = [area.x, area.x + area.width, area.y + area.height];
  return (
    <>
      {yTicks.map((tick) => (
        <g key={tick}>
          <line className="grid-line" x1={left} x2={right} y1={y(tick)} y2={y(tick)} />
          <text x={left - 7} y={y(tick) + 4} textAnchor="end">
            {formatY(tick)}
          </text>
        </g>
      ))}
      {xTicks.map((tick, index) => (
        <g key={tick}>
          {hasXGrid ? <line className="grid-line" x1={x(tick)} x2={x(tick)} y1={area.y} y2={base} /> : null}
          <line className="axis-line" x1={x(tick)} x2={x(tick)} y1={base} y2={base + 4} />
          {index % stride === 0 ? (
            <text x={x(tick)} y={base + 16} textAnchor="middle">
              {formatX(tick)}
            </text>
          ) : null}
        </g>
      ))}
    </>
  );
}

/** Width of a letter of a tick, px: a little wide, so that labels never touch. */
const LETTER = 6.6;

/** Every how many-th tick is named, so that no name lies over the next: 1 where all have room. */
function labelStride(words: readonly string[], places: readonly number[]): number {
  const widest = Math.max(0, ...words.map((word) => word.length)) * LETTER;
  const apart = Math.abs((places[1] ?? Infinity) - (places[0] ?? 0));
  return apart > 0 && Number.isFinite(apart) ? Math.max(1, Math.ceil((widest + 8) / apart)) : 1;
}
