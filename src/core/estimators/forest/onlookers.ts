import type { LabelledRows } from "#core/estimators/design.ts";
import { addAnswers, type ForestTrees } from "#core/estimators/forest/forest-trees.ts";

/** Rows that are looked at but not learned from, for the live curve. */
export class Onlookers {
  readonly #rows: LabelledRows;
  readonly #all: Int32Array;
  readonly #sums: Float64Array;
  readonly #nOutputs: number;

  constructor(rows: LabelledRows, nOutputs: number) {
    this.#rows = rows;
    this.#all = Int32Array.from({ length: rows.nRows }, (_, row) => row);
    this.#sums = new Float64Array(rows.nRows * nOutputs);
    this.#nOutputs = nOutputs;
  }

  /**
   * Mean squared error of the trees so far, once one more was added; of classes that of the probabilities (Brier 1950),
   * since the log loss of a few pure trees is infinite.
   */
  lossWith(trees: ForestTrees, tree: number): number {
    const { y, nRows } = this.#rows;
    const k = this.#nOutputs;
    addAnswers(trees, tree, this.#rows, this.#all, nRows, this.#sums);
    let sum = 0;
    for (let row = 0; row < nRows; row++) {
      for (let c = 0; c < k; c++) {
        const wanted = k === 1 ? y[row]! : Number(y[row] === c);
        const error = wanted - this.#sums[row * k + c]! / (tree + 1);
        sum += error * error;
      }
    }
    return sum / nRows;
  }
}
