import type { ChartSpec } from "#core/explore/chart-spec.ts";
import type { Summary } from "#core/explore/chart-data.ts";
import { tQuantile95 } from "#core/evaluate/student-t.ts";
import { wilsonInterval } from "#core/evaluate/wilson-interval.ts";
import { quantileOf } from "#core/frame/quantiles.ts";

/** Values cell by cell, each cell's in row order. `cellAt` gives a negative number for rows of no cell. */
export function gatherByCell(
  nRows: number,
  nCells: number,
  cellAt: (row: number) => number,
  values: ArrayLike<number>,
): Float64Array[] {
  const cells = Int32Array.from({ length: nRows }, (_, row) => cellAt(row));
  const ends = new Int32Array(nCells + 1);
  for (const cell of cells) if (cell >= 0) ends[cell + 1]!++;
  for (let cell = 0; cell < nCells; cell++) ends[cell + 1]! += ends[cell]!;
  const next = ends.slice();
  const all = new Float64Array(ends[nCells]!);
  for (let row = 0; row < nRows; row++) if (cells[row]! >= 0) all[next[cells[row]!]!++] = values[row]!;
  return Array.from({ length: nCells }, (_, cell) => all.subarray(ends[cell]!, ends[cell + 1]!));
}

/**
 * What one place of a chart says of its values, and its doubt: Student's t interval of a mean, Wilson's of a share.
 * @param isShare the values are 0 and 1
 */
export function summarise(
  values: Float64Array,
  aggregate: ChartSpec["aggregate"],
  isShare: boolean,
): Summary | null {
  const n = values.length;
  if (n === 0) return null;
  if (aggregate === "median" && !isShare) {
    const sorted = values.slice().sort();
    const [low, value, high] = [0.25, 0.5, 0.75].map((share) => quantileOf(sorted, share));
    return { n, value: value!, low: low!, high: high! };
  }
  let mean = 0;
  let squares = 0;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const d = values[i]! - mean;
    sum += values[i]!;
    mean += d / (i + 1);
    squares += d * (values[i]! - mean);
  }
  if (isShare) {
    const [low, high] = wilsonInterval(sum, n);
    return { n, value: sum / n, low, high };
  }
  if (aggregate === "sum") return { n, value: sum, low: null, high: null };
  if (n < 2) return { n, value: mean, low: null, high: null };
  const half = tQuantile95(n - 1) * Math.sqrt(squares / (n - 1) / n);
  return { n, value: mean, low: mean - half, high: mean + half };
}
