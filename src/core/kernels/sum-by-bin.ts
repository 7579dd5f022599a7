/** Features whose bins lie side by side, row after row. */
export const BLOCK = 4;
/** Numbers a bin: sum of gradients, sum of second derivatives, rows. */
export const PER_BIN = 3;

/**
 * The hot loop of boosting: adds the derivatives of each row to the sums of its bins, in the order of the rows.
 * @param bins of feature f of row r at (⌊f / BLOCK⌋ · nRows + r) · BLOCK + f mod BLOCK
 * @param fromBlock blocks [fromBlock, toBlock) are added up
 * @param offsets of each feature, the number of bins before its own in `sums`
 * @param pairs derivatives as `pairUp` leaves them
 * @param sums PER_BIN numbers a bin
 */
export function sumByBin(
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
    const a = PER_BIN * offsets[BLOCK * block]!;
    const b = PER_BIN * offsets[BLOCK * block + 1]!;
    const c = PER_BIN * offsets[BLOCK * block + 2]!;
    const d = PER_BIN * offsets[BLOCK * block + 3]!;
    for (let i = start; i < end; i++) {
      const g = pairs[2 * i]!;
      const h = pairs[2 * i + 1]!;
      const four = column + BLOCK * rows[i]!;
      const atA = a + PER_BIN * bins[four]!;
      sums[atA]! += g;
      sums[atA + 1]! += h;
      sums[atA + 2]! += 1;
      const atB = b + PER_BIN * bins[four + 1]!;
      sums[atB]! += g;
      sums[atB + 1]! += h;
      sums[atB + 2]! += 1;
      const atC = c + PER_BIN * bins[four + 2]!;
      sums[atC]! += g;
      sums[atC + 1]! += h;
      sums[atC + 2]! += 1;
      const atD = d + PER_BIN * bins[four + 3]!;
      sums[atD]! += g;
      sums[atD + 1]! += h;
      sums[atD + 2]! += 1;
    }
  }
}
