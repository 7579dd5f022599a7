import { exp } from "#core/shared/math.ts";

/**
 * The softmax of each row of raw outputs, row-major.
 * @param n rows
 * @param shares becomes the probabilities, output after output (outputs × rows), in which order they are read
 * @param tops of each row, becomes its largest raw output t and Σ exp(raw - t), of which log Σ exp(raw) is t + log
 */
export function softmaxRows(
  raw: Float64Array,
  nOutputs: number,
  n: number,
  shares: Float64Array,
  tops: Float64Array,
): void {
  for (let row = 0, from = 0; row < n; row++, from += nOutputs) {
    const end = from + nOutputs;
    let top = raw[from]!;
    for (let at = from + 1; at < end; at++) if (raw[at]! > top) top = raw[at]!;
    let sum = 0;
    for (let at = from, to = row; at < end; at++, to += n)
      sum += shares[to] = exp(Math.max(raw[at]! - top, -708));
    for (let to = row; to < n * nOutputs; to += n) shares[to]! /= sum;
    tops[2 * row] = top;
    tops[2 * row + 1] = sum;
  }
}
