import { BLOCK } from "#core/kernels/sum-by-bin.ts";

/** Numbers a bin where rows are not counted: sum of gradients, sum of second derivatives. */
export const PER_LEAN_BIN = 2;

/** As `sumByBin`, but rows are not counted: a bin has PER_LEAN_BIN numbers. */
export function sumPairsByBin(
  bins: Uint8Array,
  nRows: number,
  fromBlock: number,
  toBlock: number,
  offsets: Int32Array,
  rows: Int32Array,
  start: number,
  end: number,
  pairs: Float32Array,
  sums: Float64Array,
): void {
  for (let block = fromBlock; block < toBlock; block++) {
    const column = BLOCK * block * nRows;
    for (let i = start; i < end; i++) {
      const g = pairs[2 * i]!;
      const h = pairs[2 * i + 1]!;
      const four = column + BLOCK * rows[i]!;
      for (let j = 0; j < BLOCK; j++) {
        const at = PER_LEAN_BIN * (offsets[BLOCK * block + j]! + bins[four + j]!);
        sums[at]! += g;
        sums[at + 1]! += h;
      }
    }
  }
}

/**
 * Counts the rows of one feature's bins.
 * @param first where the feature's bins begin; row r's lies BLOCK · r after it
 * @param counts 256 numbers; written
 */
export function countByBin(
  bins: Uint8Array,
  first: number,
  rows: Int32Array,
  start: number,
  end: number,
  counts: Float64Array,
): void {
  counts.fill(0);
  for (let i = start; i < end; i++) counts[bins[first + BLOCK * rows[i]!]!]!++;
}
