import type { Design } from "#core/estimators/design.ts";
import { addAnswers, type ForestTrees } from "#core/estimators/forest/forest-trees.ts";
import type { OutOfBag } from "#core/project/run.ts";

/** Judges every row by the trees that were grown without it. Breiman 1996, "Out-of-bag estimation". */
export class OutOfBagTally {
  readonly #design: Design;
  readonly #rows: Int32Array;
  readonly #asked: Int32Array;
  readonly #sums: Float64Array;
  readonly #nOutputs: number;
  readonly #nTrees: Int32Array;

  /** @param rows to judge: those that may be learned from */
  constructor(design: Design, rows: Int32Array) {
    this.#design = design;
    this.#rows = rows;
    this.#asked = new Int32Array(rows.length);
    this.#nOutputs = Math.max(1, design.classes.length);
    this.#sums = new Float64Array(design.nRows * this.#nOutputs);
    this.#nTrees = new Int32Array(design.nRows);
  }

  /** @param counts how often each row was drawn for this tree */
  add(trees: ForestTrees, tree: number, counts: Float64Array): void {
    let n = 0;
    for (const row of this.#rows) {
      if (counts[row] !== 0) continue;
      this.#asked[n++] = row;
      this.#nTrees[row]!++;
    }
    addAnswers(trees, tree, this.#design, this.#asked, n, this.#sums);
  }

  /** Accuracy, or R². Null where too few rows were left out by any tree. */
  score(): OutOfBag | null {
    const judged = this.#rows.filter((row) => this.#nTrees[row]! > 0);
    if (judged.length < 2) return null;
    return this.#design.task === "regression" ? this.#r2(judged) : this.#accuracy(judged);
  }

  #accuracy(judged: Int32Array): OutOfBag {
    const { y } = this.#design;
    const k = this.#nOutputs;
    let right = 0;
    for (const row of judged) {
      let best = 0;
      for (let c = 1; c < k; c++) if (this.#sums[row * k + c]! > this.#sums[row * k + best]!) best = c;
      if (best === y[row]) right++;
    }
    return { metric: "accuracy", value: right / judged.length, nRows: judged.length };
  }

  #r2(judged: Int32Array): OutOfBag | null {
    const { y } = this.#design;
    let mean = 0;
    for (const row of judged) mean += y[row]!;
    mean /= judged.length;
    let residual = 0;
    let total = 0;
    for (const row of judged) {
      const error = y[row]! - this.#sums[row]! / this.#nTrees[row]!;
      residual += error * error;
      total += (y[row]! - mean) * (y[row]! - mean);
    }
    return total > 0 ? { metric: "r2", value: 1 - residual / total, nRows: judged.length } : null;
  }
}
