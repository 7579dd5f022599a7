import { parseDecimalBytes, parseIntegerBytes } from "#core/ingest/bytes/parse-number.ts";

/**
 * Reads cells that are whole numbers, as `parseIntegerBytes` does; an empty one is NaN. It stops before a cell that is
 * neither. Cell i of `n` is bytes [starts[k], ends[k]) with k = first + i · stride.
 * @param values told: the numbers, from `to` on
 * @returns how many cells were read
 */
export function readIntegers(
  bytes: Uint8Array,
  starts: Int32Array,
  ends: Int32Array,
  first: number,
  stride: number,
  n: number,
  values: Float64Array,
  to: number,
): number {
  for (let i = 0, k = first; i < n; i++, k += stride) {
    const start = starts[k]!;
    const end = ends[k]!;
    const value = start === end ? Number.NaN : parseIntegerBytes(bytes, start, end);
    if (value !== value && start !== end) return i;
    values[to + i] = value;
  }
  return n;
}

/** As `readIntegers`, of numbers with or without a decimal point or an exponent, as `parseDecimalBytes` reads them. */
export function readDecimals(
  bytes: Uint8Array,
  starts: Int32Array,
  ends: Int32Array,
  first: number,
  stride: number,
  n: number,
  values: Float64Array,
  to: number,
): number {
  for (let i = 0, k = first; i < n; i++, k += stride) {
    const start = starts[k]!;
    const end = ends[k]!;
    const value = start === end ? Number.NaN : parseDecimalBytes(bytes, start, end);
    if (value !== value && start !== end) return i;
    values[to + i] = value;
  }
  return n;
}
