import { LEAST_HESSIAN, leafValue, type TreeRules } from "#core/estimators/ebm/shape-tree.ts";

/** A grid over two features, of one output. */
export interface Grid {
  readonly nRows: number;
  readonly nColumns: number;
}

/**
 * Finds the tree of a pair that lowers the loss most: one cut along either axis, then each half cut along the other, so up
 * to four leaves. What is missing counts as above all cuts.
 */
export class PairTree {
  readonly #rules: TreeRules;
  /** Sums over the cells left of and above each corner: derivatives and rows, (rows + 1) × (columns + 1) × 3. */
  readonly #corners: Float64Array;
  readonly #sum = new Float64Array(3);

  constructor(maxBins: number, rules: TreeRules) {
    this.#rules = rules;
    this.#corners = new Float64Array((maxBins + 1) * (maxBins + 1) * 3);
  }

  /**
   * @param sums   (cells × 2) first and second derivatives
   * @param counts rows of each cell
   * @param update (cells), replaced by what the tree adds
   * @returns whether it adds anything
   */
  fit(grid: Grid, sums: Float64Array, counts: Float64Array, update: Float64Array): boolean {
    update.fill(0);
    this.#gather(grid, sums, counts);
    const byRow = this.#best(grid, true);
    const byColumn = this.#best(grid, false);
    const isByRow = byRow.score >= byColumn.score;
    const { cut, near, far, score } = isByRow ? byRow : byColumn;
    const [length, width] = isByRow ? [grid.nRows, grid.nColumns] : [grid.nColumns, grid.nRows];
    this.#box(grid, isByRow, 0, length, 0, width);
    if (!(score > (this.#sum[0]! * this.#sum[0]!) / this.#sum[1]!)) return false;
    for (const [from, to, across] of [
      [0, cut, near],
      [cut, length, far],
    ] as const) {
      this.#fill(grid, isByRow, from, to, 0, across, update);
      this.#fill(grid, isByRow, from, to, across, width, update);
    }
    return true;
  }

  #gather({ nRows, nColumns }: Grid, sums: Float64Array, counts: Float64Array): void {
    const corners = this.#corners;
    const stride = 3 * (nColumns + 1);
    corners.fill(0, 0, stride);
    for (let row = 0; row < nRows; row++) {
      let gradient = 0;
      let hessian = 0;
      let count = 0;
      const at = (row + 1) * stride;
      corners.fill(0, at, at + 3);
      for (let column = 0; column < nColumns; column++) {
        const cell = row * nColumns + column;
        gradient += sums[2 * cell]!;
        hessian += sums[2 * cell + 1]!;
        count += counts[cell]!;
        const to = at + 3 * (column + 1);
        corners[to] = corners[to - stride]! + gradient;
        corners[to + 1] = corners[to + 1 - stride]! + hessian;
        corners[to + 2] = corners[to + 2 - stride]! + count;
      }
    }
  }

  /** Sums of a box, into #sum. Along is the axis of the first cut: rows, or columns. */
  #box({ nColumns }: Grid, isByRow: boolean, from: number, to: number, left: number, right: number): void {
    const [r0, r1, c0, c1] = isByRow ? [from, to, left, right] : [left, right, from, to];
    const stride = nColumns + 1;
    for (let i = 0; i < 3; i++) {
      this.#sum[i] =
        this.#corners[3 * (r1 * stride + c1) + i]! -
        this.#corners[3 * (r0 * stride + c1) + i]! -
        this.#corners[3 * (r1 * stride + c0) + i]! +
        this.#corners[3 * (r0 * stride + c0) + i]!;
    }
  }

  #best(grid: Grid, isByRow: boolean): { cut: number; near: number; far: number; score: number } {
    const [length, width] = isByRow ? [grid.nRows, grid.nColumns] : [grid.nColumns, grid.nRows];
    let best = { cut: 0, near: width, far: width, score: -Infinity };
    for (let cut = 1; cut < length; cut++) {
      const near = this.#across(grid, isByRow, 0, cut, width);
      if (!(near.score > -Infinity)) continue;
      const far = this.#across(grid, isByRow, cut, length, width);
      const score = near.score + far.score;
      if (score > best.score) best = { cut, near: near.cut, far: far.cut, score };
    }
    return best;
  }

  /** The best cut across the lines [from, to), or none: `width`. Called often, so it reads the corners itself. */
  #across(
    grid: Grid,
    isByRow: boolean,
    from: number,
    to: number,
    width: number,
  ): { cut: number; score: number } {
    const { minSamplesLeaf } = this.#rules;
    const corners = this.#corners;
    const stride = 3 * (grid.nColumns + 1);
    const [first, last, step] = isByRow ? [from * stride, to * stride, 3] : [3 * from, 3 * to, stride];
    const end = width * step;
    const G = corners[last + end]! - corners[first + end]!;
    const H = corners[last + end + 1]! - corners[first + end + 1]!;
    const N = corners[last + end + 2]! - corners[first + end + 2]!;
    let cut = width;
    if (N < minSamplesLeaf || H < LEAST_HESSIAN) return { cut, score: -Infinity };
    let score = (G * G) / H;
    for (let at = 1; at < width; at++) {
      const low = first + at * step;
      const high = last + at * step;
      const n = corners[high + 2]! - corners[low + 2]!;
      if (n < minSamplesLeaf) continue;
      if (N - n < minSamplesLeaf) break;
      const g = corners[high]! - corners[low]!;
      const h = corners[high + 1]! - corners[low + 1]!;
      if (h < LEAST_HESSIAN || H - h < LEAST_HESSIAN) continue;
      const parts = (g * g) / h + ((G - g) * (G - g)) / (H - h);
      if (parts > score) {
        score = parts;
        cut = at;
      }
    }
    return { cut, score };
  }

  #fill(
    grid: Grid,
    isByRow: boolean,
    from: number,
    to: number,
    left: number,
    right: number,
    update: Float64Array,
  ): void {
    if (left === right) return;
    this.#box(grid, isByRow, from, to, left, right);
    const value = this.#rules.learningRate * leafValue(this.#sum[0]!, this.#sum[1]!);
    for (let along = from; along < to; along++)
      for (let across = left; across < right; across++)
        update[isByRow ? along * grid.nColumns + across : across * grid.nColumns + along] = value;
  }
}

/**
 * How much two features explain together (FAST: Lou et al. 2013, doi:10.1145/2487575.2487579): the best model of four values,
 * one a quadrant around a pair of cuts, over the best that one cut along either axis gives.
 * @param sums (cells × 2) derivatives at the model of single features
 */
export function pairStrength({ nRows, nColumns }: Grid, sums: Float64Array): number {
  const corners = new Float64Array((nRows + 1) * (nColumns + 1) * 2);
  const stride = 2 * (nColumns + 1);
  for (let row = 0; row < nRows; row++) {
    let gradient = 0;
    let hessian = 0;
    for (let column = 0; column < nColumns; column++) {
      const cell = row * nColumns + column;
      gradient += sums[2 * cell]!;
      hessian += sums[2 * cell + 1]!;
      const to = (row + 1) * stride + 2 * (column + 1);
      corners[to] = corners[to - stride]! + gradient;
      corners[to + 1] = corners[to + 1 - stride]! + hessian;
    }
  }
  const score = (gradient: number, hessian: number) =>
    hessian < LEAST_HESSIAN ? Number.NaN : (gradient * gradient) / hessian;
  const end = nRows * stride + 2 * nColumns;
  const [G, H] = [corners[end]!, corners[end + 1]!];
  let best = 0;
  for (let row = 1; row < nRows; row++) {
    const low = row * stride + 2 * nColumns;
    const [gTop, hTop] = [corners[low]!, corners[low + 1]!];
    for (let column = 1; column < nColumns; column++) {
      const at = row * stride + 2 * column;
      const side = nRows * stride + 2 * column;
      const [g, h] = [corners[at]!, corners[at + 1]!];
      const [gLeft, hLeft] = [corners[side]!, corners[side + 1]!];
      const four =
        score(g, h) +
        score(gTop - g, hTop - h) +
        score(gLeft - g, hLeft - h) +
        score(G - gTop - gLeft + g, H - hTop - hLeft + h);
      const rows = score(gTop, hTop) + score(G - gTop, H - hTop);
      const columns = score(gLeft, hLeft) + score(G - gLeft, H - hLeft);
      const gain = four - Math.max(rows, columns);
      if (gain > best) best = gain;
    }
  }
  return best;
}
