/** The sheet that is painted on: both axes run from 0 to 10 in steps of 0.01. */
export const sheet = { min: 0, max: 10, step: 0.01 } as const;
/** Painted values are whole, from 0 to 100. */
export const valueRange = { min: 0, max: 100 } as const;
export const classNames = ["A", "B", "C"] as const;
/** Enough for any shape, and few enough to travel in a link. */
export const mostPoints = 2000;

export interface PaintedPoint {
  readonly x: number;
  readonly y: number;
  /** Place in `classNames`, or the painted value. */
  readonly mark: number;
}

/** Points in the order they were painted. */
export interface Painting {
  readonly kind: "class" | "value";
  readonly points: readonly PaintedPoint[];
}

export const emptyPainting: Painting = { kind: "class", points: [] };

/** On the sheet and on its grid of hundredths. */
export function onSheet(place: number): number {
  const inside = Math.min(sheet.max, Math.max(sheet.min, place));
  return Math.round(inside * 100) / 100;
}

export function cleanMark(kind: Painting["kind"], mark: number): number {
  const most = kind === "class" ? classNames.length - 1 : valueRange.max;
  return Math.min(most, Math.max(0, Math.round(mark)));
}

/** Adds points, the oldest first; what does not fit under `mostPoints` is left out. */
export function addPoints(painting: Painting, points: readonly PaintedPoint[]): Painting {
  const room = mostPoints - painting.points.length;
  if (room <= 0 || points.length === 0) return painting;
  const clean = points.slice(0, room).map(({ x, y, mark }) => ({
    x: onSheet(x),
    y: onSheet(y),
    mark: cleanMark(painting.kind, mark),
  }));
  return { ...painting, points: [...painting.points, ...clean] };
}

/** Why these points cannot be learned from yet, or null. */
export function lacking({ kind, points }: Painting): "points" | "classes" | "values" | null {
  const counts = new Map<number, number>();
  for (const { mark } of points) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  if (kind === "value") return points.length < 20 ? "points" : counts.size < 2 ? "values" : null;
  const enough = [...counts.values()].filter((count) => count >= 10).length;
  const few = [...counts.values()].some((count) => count < 10);
  return enough < 2 ? "classes" : few ? "points" : null;
}
