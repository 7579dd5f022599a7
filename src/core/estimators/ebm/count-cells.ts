import type { Cells } from "#core/estimators/ebm/additive-loss.ts";

/** Rows of each cell, of those whose weight is above 0. */
export function countCells(cells: Cells, nCells: number, weights: Float64Array): Float64Array {
  const counts = new Float64Array(nCells);
  for (let row = 0; row < cells.length; row++) if (weights[row]! > 0) counts[cells[row]!]! += 1;
  return counts;
}
