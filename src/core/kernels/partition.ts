import { BLOCK } from "#core/kernels/sum-by-bin.ts";

/**
 * Moves rows that go left to the front of rows[start, end), both sides in the order they had.
 * @param first where the bins of the feature begin; row r's is at first + BLOCK · r
 * @param spare as long as `rows`
 * @param goesLeft by bin, 256 of them: 1 or 0
 * @returns where the right side begins
 */
export function partition(
  bins: Uint8Array,
  first: number,
  rows: Int32Array,
  spare: Int32Array,
  start: number,
  end: number,
  goesLeft: Uint8Array,
): number {
  let left = start;
  let right = 0;
  for (let i = start; i < end; i++) {
    const row = rows[i]!;
    const isLeft = goesLeft[bins[first + BLOCK * row]!]!;
    rows[left] = row;
    spare[right] = row;
    left += isLeft;
    right += 1 - isLeft;
  }
  rows.set(spare.subarray(0, right), left);
  return left;
}
