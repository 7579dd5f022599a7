import type { Summary } from "#core/explore/chart-data.ts";

/** A mean or a share of fewer rows says little: it is left out where another place of its line has as many. */
export const leastLineRows = 25;

export interface LinePoint extends Summary {
  /** The middle of its stretch of the axis. */
  readonly x: number;
  readonly place: number;
}

/**
 * The points of a line over the places of an axis. Where some rest on 25 rows or more, those that do not are left out
 * and counted; in a table so small that none does, all are drawn.
 * @param cells one for each place, null where no row is
 * @param middle of the stretch between two edges, in the axis's own way
 */
export function linePoints(
  cells: readonly (Summary | null)[],
  edges: readonly number[],
  middle: (from: number, to: number) => number,
): { readonly points: readonly LinePoint[]; readonly left: number } {
  const all = cells.flatMap((cell, place) =>
    cell === null ? [] : [{ ...cell, place, x: middle(edges[place]!, edges[place + 1]!) }],
  );
  const enough = all.filter(({ n }) => n >= leastLineRows);
  const points = enough.length > 1 ? enough : all;
  return { points, left: all.length - points.length };
}
