import type { EbmRoom } from "#core/estimators/ebm/ebm-room.ts";
import { LEAST_HESSIAN, leafValue, type TreeRules } from "#core/estimators/ebm/shape-tree.ts";
import { PER_CORNER } from "#core/kernels/search-pair.ts";

/** A grid over two features, of one output. */
export interface Grid {
  readonly nRows: number;
  readonly nColumns: number;
}

/** The first cut and those across its halves, each a number of lines. */
interface Cuts {
  readonly isByRow: boolean;
  readonly cut: number;
  readonly near: number;
  readonly far: number;
  readonly score: number;
}

/**
 * Finds the tree of a pair that lowers the loss most: one cut along either axis, then each half cut along the other, so up
 * to four leaves. What is missing counts as above all cuts.
 */
export class PairTree {
  readonly #rules: TreeRules;
  readonly #room: Pick<EbmRoom, "room" | "corners" | "found">;

  constructor(room: Pick<EbmRoom, "room" | "corners" | "found">, rules: TreeRules) {
    this.#rules = rules;
    this.#room = room;
  }

  /**
   * @param sums   (cells × 2) first and second derivatives, in the room
   * @param counts rows of each cell, in the room
   * @param update (cells), replaced by what the tree adds
   * @returns whether it adds anything
   */
  fit(grid: Grid, sums: Float64Array, counts: Float64Array, update: Float64Array): boolean {
    const { nRows, nColumns } = grid;
    const { room, corners } = this.#room;
    update.fill(0);
    room.sumCorners(sums, counts, nRows, nColumns, corners);
    const byRow = this.#best(grid, true);
    const byColumn = this.#best(grid, false);
    const { isByRow, cut, near, far, score } = byRow.score >= byColumn.score ? byRow : byColumn;
    const [length, width] = isByRow ? [nRows, nColumns] : [nColumns, nRows];
    const all = this.#box(grid, isByRow, 0, length, 0, width);
    if (!(score > (all.gradient * all.gradient) / all.hessian)) return false;
    for (const [from, to, across] of [
      [0, cut, near],
      [cut, length, far],
    ] as const) {
      this.#fill(grid, isByRow, from, to, 0, across, update);
      this.#fill(grid, isByRow, from, to, across, width, update);
    }
    return true;
  }

  #best({ nRows, nColumns }: Grid, isByRow: boolean): Cuts {
    const { room, corners, found } = this.#room;
    const down = PER_CORNER * (nColumns + 1);
    const { minSamplesLeaf } = this.#rules;
    if (isByRow)
      room.searchPair(corners, down, PER_CORNER, nRows, nColumns, minSamplesLeaf, LEAST_HESSIAN, found);
    else room.searchPair(corners, PER_CORNER, down, nColumns, nRows, minSamplesLeaf, LEAST_HESSIAN, found);
    return { isByRow, cut: found[0]!, near: found[1]!, far: found[2]!, score: found[3]! };
  }

  /** Sums of a box. Along is the axis of the first cut: rows, or columns. */
  #box({ nColumns }: Grid, isByRow: boolean, from: number, to: number, left: number, right: number) {
    const { corners } = this.#room;
    const [r0, r1, c0, c1] = isByRow ? [from, to, left, right] : [left, right, from, to];
    const at = (row: number, column: number) => PER_CORNER * (row * (nColumns + 1) + column);
    const sum = (i: number) =>
      corners[at(r1, c1) + i]! -
      corners[at(r0, c1) + i]! -
      corners[at(r1, c0) + i]! +
      corners[at(r0, c0) + i]!;
    return { gradient: sum(0), hessian: sum(1) };
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
    const { gradient, hessian } = this.#box(grid, isByRow, from, to, left, right);
    const value = this.#rules.learningRate * leafValue(gradient, hessian);
    for (let along = from; along < to; along++)
      for (let across = left; across < right; across++)
        update[isByRow ? along * grid.nColumns + across : across * grid.nColumns + along] = value;
  }
}
