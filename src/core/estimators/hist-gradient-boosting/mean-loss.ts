import type { LabelledRows } from "#core/estimators/design.ts";

export function weightOf(weights: Float64Array | null, row: number): number {
  return weights === null ? 1 : weights[row]!;
}

export function totalWeight(weights: Float64Array | null, nRows: number): number {
  return weights === null ? nRows : weights.reduce((sum, weight) => sum + weight, 0);
}

/** Weighted mean over rows; NaN for none. */
export function meanLoss(
  { nRows }: LabelledRows,
  weights: Float64Array | null,
  lossOfRow: (row: number) => number,
): number {
  let sum = 0;
  for (let row = 0; row < nRows; row++) sum += weightOf(weights, row) * lossOfRow(row);
  return sum / totalWeight(weights, nRows);
}
