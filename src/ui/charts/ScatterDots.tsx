import { dotPath } from "./dot-shapes.ts";

export interface ScatterPoint {
  readonly row: number;
  readonly x: number;
  readonly y: number;
  readonly group: number;
  /** In [0, 1]; null or none draws dots of one size. */
  readonly size?: number | null;
  readonly selected: boolean;
}

/** Dots in the colour and shape of their class; selected ones are ringed by the highlighter. */
export function ScatterDots({
  points,
  colorOf,
  x,
  y,
}: {
  readonly points: readonly ScatterPoint[];
  readonly colorOf: (group: number) => string;
  x: (v: number) => number;
  y: (v: number) => number;
}) {
  const hasSelected = points.some(({ selected }) => selected);
  return points.map(({ row, x: across, y: up, group, size, selected }) => (
    <path
      key={row}
      d={dotPath(group, radius(size) * (selected ? 1.3 : 1))}
      transform={`translate(${x(across).toFixed(1)} ${y(up).toFixed(1)})`}
      fill={colorOf(group)}
      fillOpacity={hasSelected && !selected ? 0.45 : 0.7}
      {...(selected ? { stroke: "var(--select)", strokeWidth: 3, paintOrder: "stroke" } : {})}
    />
  ));
}

/** By area, as sizes are read. */
function radius(size: number | null | undefined): number {
  return size === null || size === undefined ? 2.6 : 1.6 + 5.4 * Math.sqrt(size);
}

/** The dot within 12 px of a place, or null. */
export function nearestDot(
  points: readonly ScatterPoint[],
  place: (point: ScatterPoint) => readonly [number, number],
  { x, y }: { readonly x: number; readonly y: number },
): ScatterPoint | null {
  let [best, found]: [number, ScatterPoint | null] = [12 * 12, null];
  for (const point of points) {
    const [px, py] = place(point);
    const distance = (px - x) * (px - x) + (py - y) * (py - y);
    if (distance < best) [best, found] = [distance, point];
  }
  return found;
}
