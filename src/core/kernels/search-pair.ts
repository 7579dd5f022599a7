/** Sums over all cells before a corner of a grid: first and second derivatives, and rows. */
export const PER_CORNER = 3;

/**
 * Sums of the cells left of and above each corner of a grid.
 * @param sums    (rows × columns × 2) derivatives
 * @param counts  (rows × columns)
 * @param corners ((rows + 1) × (columns + 1) × PER_CORNER), replaced
 */
export function sumCorners(
  sums: Float64Array,
  counts: Float64Array,
  nRows: number,
  nColumns: number,
  corners: Float64Array,
): void {
  const stride = PER_CORNER * (nColumns + 1);
  corners.fill(0, 0, stride);
  for (let row = 0; row < nRows; row++) {
    let gradient = 0;
    let hessian = 0;
    let count = 0;
    const at = (row + 1) * stride;
    corners.fill(0, at, at + PER_CORNER);
    for (let column = 0; column < nColumns; column++) {
      const cell = row * nColumns + column;
      gradient += sums[2 * cell]!;
      hessian += sums[2 * cell + 1]!;
      count += counts[cell]!;
      const to = at + PER_CORNER * (column + 1);
      corners[to] = corners[to - stride]! + gradient;
      corners[to + 1] = corners[to + 1 - stride]! + hessian;
      corners[to + 2] = corners[to + 2 - stride]! + count;
    }
  }
}

/** What `searchPair` finds: the first cut, that of the lines before it, that of those after it, and the score. */
export const PAIR_FOUND = 4;

/**
 * The best cut along one axis of a grid, with the best cut (or none: `width`) across either half: that which lowers the
 * loss most, twice. Half the axes of a grid are its rows, half its columns: which is told by steps.
 * @param along  numbers from one line of corners to the next
 * @param across numbers from one corner of a line to the next
 * @param length lines of cells
 * @param width  cells of a line
 * @param found  replaced; its score is -Infinity where no cut can be made
 */
export function searchPair(
  corners: Float64Array,
  along: number,
  across: number,
  length: number,
  width: number,
  minRows: number,
  leastHessian: number,
  found: Float64Array,
): void {
  const half = new Float64Array(2);
  found.fill(0);
  found[3] = -Infinity;
  for (let line = 1; line < length; line++) {
    searchAcross(corners, 0, line * along, across, width, minRows, leastHessian, half);
    const near = half[0]!;
    const score = half[1]!;
    if (!(score > -Infinity)) continue;
    searchAcross(corners, line * along, length * along, across, width, minRows, leastHessian, half);
    if (!(score + half[1]! > found[3]!)) continue;
    found[0] = line;
    found[1] = near;
    found[2] = half[0]!;
    found[3] = score + half[1]!;
  }
}

/** The best cut across the lines between two, and its score, into `half`. */
function searchAcross(
  corners: Float64Array,
  first: number,
  last: number,
  across: number,
  width: number,
  minRows: number,
  leastHessian: number,
  half: Float64Array,
): void {
  const end = width * across;
  const G = corners[last + end]! - corners[first + end]!;
  const H = corners[last + end + 1]! - corners[first + end + 1]!;
  const N = corners[last + end + 2]! - corners[first + end + 2]!;
  half[0] = width;
  half[1] = -Infinity;
  if (N < minRows || H < leastHessian) return;
  let score = (G * G) / H;
  for (
    let at = 1, low = first + across, high = last + across;
    at < width;
    at++, low += across, high += across
  ) {
    const n = corners[high + 2]! - corners[low + 2]!;
    if (n < minRows) continue;
    if (N - n < minRows) break;
    const h = corners[high + 1]! - corners[low + 1]!;
    if (h < leastHessian || H - h < leastHessian) continue;
    const g = corners[high]! - corners[low]!;
    const parts = (g * g) / h + ((G - g) * (G - g)) / (H - h);
    if (!(parts > score)) continue;
    score = parts;
    half[0] = at;
  }
  half[1] = score;
}
