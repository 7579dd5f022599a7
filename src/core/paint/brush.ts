import { cleanMark, onSheet, type PaintedPoint, type Painting, sheet } from "#core/paint/painting.ts";
import type { Random } from "#core/shared/random.ts";

export interface Brush {
  /** Radius in units of the sheet. */
  readonly radius: number;
  /** Points a dab. */
  readonly density: number;
  readonly mark: number;
  /** Painted values vary by this much up and down; 0 for classes. */
  readonly spread: number;
}

/** One touch of the brush: points spread evenly over the disc around (x, y), those beyond the sheet left out. */
export function dab(
  kind: Painting["kind"],
  { radius, density, mark, spread }: Brush,
  x: number,
  y: number,
  random: Random,
): PaintedPoint[] {
  const points: PaintedPoint[] = [];
  for (let i = 0; i < density; i++) {
    const [dx, dy] = inDisc(random);
    const [px, py] = [x + dx * radius, y + dy * radius];
    const varied = mark + (2 * random.next() - 1) * spread; // drawn in any case, so that edges do not shift the rest
    if (Math.min(px, py) < sheet.min || Math.max(px, py) > sheet.max) continue;
    points.push({ x: onSheet(px), y: onSheet(py), mark: cleanMark(kind, varied) });
  }
  return points;
}

/** Without the points within the brush. The same painting when there are none. */
export function erase(painting: Painting, radius: number, x: number, y: number): Painting {
  const left = painting.points.filter(
    (point) => (point.x - x) * (point.x - x) + (point.y - y) * (point.y - y) > radius * radius,
  );
  return left.length === painting.points.length ? painting : { ...painting, points: left };
}

/** A point of the unit disc, by rejection: no sine or cosine, which differ between engines. */
export function inDisc(random: Random): readonly [number, number] {
  for (;;) {
    const x = 2 * random.next() - 1;
    const y = 2 * random.next() - 1;
    if (x * x + y * y <= 1) return [x, y];
  }
}
