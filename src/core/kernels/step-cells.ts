import { exp } from "#core/shared/math.ts";

/**
 * One step of an additive model is one pass over the rows that does it all: adds what the last tree says of each row's
 * cell to its raw output, takes the derivatives of the loss there, and sums them by the cells of the shape that is next.
 * @param last   cell of each row, in the shape of the last tree
 * @param update (cells of `last` × outputs), added to the raw outputs
 * @param next   cell of each row, in the shape that is next
 * @param sums   (cells of `next` × outputs × 2), to which first and second derivatives are added, times weights
 */
export function stepSquares(
  last: Uint16Array,
  update: Float64Array,
  next: Uint16Array,
  sums: Float64Array,
  residuals: Float64Array,
  weights: Float64Array,
  n: number,
): void {
  for (let row = 0; row < n; row++) {
    const residual = residuals[row]! + update[last[row]!]!;
    residuals[row] = residual;
    const weight = weights[row]!;
    const at = 2 * next[row]!;
    sums[at]! += weight * residual;
    sums[at + 1]! += weight;
  }
}

/** The logistic function is read between its values at multiples of 1/128, by straight lines: within 1e-6, and quick. */
export const SIGMOID_REACH = 16;
export const SIGMOID_FINENESS = 128;
export const SIGMOID_LENGTH = 2 * SIGMOID_REACH * SIGMOID_FINENESS + 2;

/** The same for log odds of the second of two classes. @param sigmoids its values from -16 on, SIGMOID_LENGTH of them */
export function stepLogOdds(
  last: Uint16Array,
  update: Float64Array,
  next: Uint16Array,
  sums: Float64Array,
  raw: Float64Array,
  weights: Float64Array,
  n: number,
  y: Float64Array,
  sigmoids: Float64Array,
): void {
  for (let row = 0; row < n; row++) {
    const sum = raw[row]! + update[last[row]!]!;
    raw[row] = sum;
    const place = Math.min(Math.max((sum + SIGMOID_REACH) * SIGMOID_FINENESS, 0), SIGMOID_LENGTH - 2);
    const low = place | 0;
    const from = sigmoids[low]!;
    const p = from + (place - low) * (sigmoids[low + 1]! - from);
    const weight = weights[row]!;
    const at = 2 * next[row]!;
    sums[at]! += weight * (p - y[row]!);
    sums[at + 1]! += weight * (p * (1 - p));
  }
}

/** The same for an output a class. @param shares room for the outputs of one row, and one more */
export function stepSoftmax(
  last: Uint16Array,
  update: Float64Array,
  next: Uint16Array,
  sums: Float64Array,
  raw: Float64Array,
  weights: Float64Array,
  n: number,
  y: Float64Array,
  nOutputs: number,
  shares: Float64Array,
): void {
  for (let row = 0, from = 0; row < n; row++, from += nOutputs) {
    const cell = last[row]! * nOutputs;
    let top = -Infinity;
    for (let k = 0; k < nOutputs; k++) {
      const sum = raw[from + k]! + update[cell + k]!;
      raw[from + k] = sum;
      if (sum > top) top = sum;
    }
    const weight = weights[row]!;
    if (weight === 0) continue;
    let total = 0;
    for (let k = 0; k < nOutputs; k++) total += shares[k] = exp(Math.max(raw[from + k]! - top, -708));
    const at = 2 * nOutputs * next[row]!;
    for (let k = 0; k < nOutputs; k++) {
      const p = shares[k]! / total;
      sums[at + 2 * k]! += weight * (p - (y[row] === k ? 1 : 0));
      sums[at + 2 * k + 1]! += weight * (p * (1 - p));
    }
  }
}
