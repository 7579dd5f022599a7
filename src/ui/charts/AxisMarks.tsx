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
      {xTicks.map((tick) => (
        <g key={tick}>
          {hasXGrid ? <line className="grid-line" x1={x(tick)} x2={x(tick)} y1={area.y} y2={base} /> : null}
          <line className="axis-line" x1={x(tick)} x2={x(tick)} y1={base} y2={base + 4} />
          <text x={x(tick)} y={base + 16} textAnchor="middle">
            {formatX(tick)}
          </text>
        </g>
      ))}
    </>
  );
}
