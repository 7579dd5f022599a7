import { countUp } from "#core/estimators/forest/key-loops.ts";
import type { RankedFeatures } from "#core/estimators/forest/rank-features.ts";

/** Nodes of at most so many rows get a copy of their features, which fits into the memory next to the processor. */
const DENSE = 1024;

/**
 * The rows of the nodes of one tree, side by side, with their ranks, answers and weights at hand. Criteria read answers and
 * weights by places, in the order of `order`: sorting moves places alone, and rows are moved once a split is decided.
 */
export class Plot {
  readonly features: RankedFeatures;
  /** Class of the row at each place; empty for numbers. */
  readonly codes: Int32Array;
  /** Number of the row at each place; empty for classes. */
  readonly y: Float64Array;
  readonly weights: Float64Array | null;
  readonly order: Int32Array;
  /** Ranks of the node's rows, from 0 on. */
  readonly keys: Int32Array;
  /** Where the ranks of the row at each place are, in `#ranks`. */
  readonly #rows: Int32Array;
  /** Column-major ranks of the rows of one small subtree. */
  readonly #block: Int32Array;
  #blockStart = 0;
  #blockEnd = 0;

  constructor(features: RankedFeatures, nRows: number, isClassification: boolean, isWeighted: boolean) {
    this.features = features;
    this.codes = new Int32Array(isClassification ? nRows : 0);
    this.y = new Float64Array(isClassification ? 0 : nRows);
    this.weights = isWeighted ? new Float64Array(nRows) : null;
    this.order = new Int32Array(nRows);
    this.keys = new Int32Array(nRows);
    this.#rows = new Int32Array(nRows);
    this.#block = new Int32Array(DENSE * features.nFeatures);
  }

  /**
   * Lays out the rows of a tree.
   * @param learned rows to choose from
   * @param y of all rows
   * @param weights of all rows, or null for all 1
   * @param counts rows that were not drawn (0) are left out; null takes all
   * @returns how many rows were laid out
   */
  lay(
    learned: Int32Array,
    y: Float64Array,
    weights: Float64Array | null,
    counts: Float64Array | null,
  ): number {
    let n = 0;
    for (const row of learned) {
      const count = counts === null ? 1 : counts[row]!;
      if (count === 0) continue;
      this.#rows[n] = row;
      this.order[n] = n;
      if (this.codes.length > 0) this.codes[n] = y[row]!;
      else this.y[n] = y[row]!;
      if (this.weights !== null) this.weights[n] = weights === null ? count : count * weights[row]!;
      n++;
    }
    this.#blockStart = 0;
    this.#blockEnd = 0;
    return n;
  }

  /** Writes the ranks of the node's rows into `keys`. */
  gather(feature: number, start: number, end: number): void {
    const n = end - start;
    if (n <= DENSE && !this.#isInBlock(start, end)) this.#enter(start, end);
    if (this.#isInBlock(start, end)) {
      const base = feature * (this.#blockEnd - this.#blockStart);
      gather(this.#block, base, this.#rows, start, n, this.keys, 0);
    } else gather(this.features.ranks, feature * this.features.nRows, this.#rows, start, n, this.keys, 0);
  }

  /** Moves rows whose value is at most the threshold before the others. */
  part(feature: number, threshold: number, start: number, end: number): void {
    const { values, offsets } = this.features;
    this.gather(feature, start, end);
    const last = lastAtMost(values, offsets[feature]!, offsets[feature + 1]!, threshold);
    const answers = this.codes.length > 0 ? this.codes : this.y;
    partBy(this.keys, last, start, end, this.#rows, answers, this.weights);
    countUp(this.order, start, end);
  }

  #isInBlock(start: number, end: number): boolean {
    return start >= this.#blockStart && end <= this.#blockEnd;
  }

  /** Copies the ranks of a small node; its rows are known by their places in the copy from then on. */
  #enter(start: number, end: number): void {
    const { ranks, nFeatures, nRows } = this.features;
    const n = end - start;
    for (let j = 0; j < nFeatures; j++) gather(ranks, j * nRows, this.#rows, start, n, this.#block, j * n);
    for (let i = 0; i < n; i++) this.#rows[start + i] = i;
    this.#blockStart = start;
    this.#blockEnd = end;
  }
}

/** The place, from `start` on, of the greatest of ascending values that is at most the threshold; NaN may be last. */
export function lastAtMost(values: Float32Array, start: number, end: number, threshold: number): number {
  let low = start;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! <= threshold) low = middle + 1;
    else high = middle;
  }
  return low - 1 - start;
}

// Loops are functions of their own: in the middle of a longer one, V8 compiles them again and again.

function gather(
  ranks: Int32Array,
  base: number,
  rows: Int32Array,
  start: number,
  n: number,
  to: Int32Array,
  toStart: number,
): void {
  for (let i = 0; i < n; i++) to[toStart + i] = ranks[base + rows[start + i]!]!;
}

function partBy(
  keys: Int32Array,
  last: number,
  start: number,
  nodeEnd: number,
  rows: Int32Array,
  answers: Int32Array | Float64Array,
  weights: Float64Array | null,
): void {
  let end = nodeEnd;
  for (let i = start; i < end; ) {
    if (keys[i - start]! <= last) {
      i++;
      continue;
    }
    end--;
    keys[i - start] = keys[end - start]!;
    const row = rows[i]!;
    rows[i] = rows[end]!;
    rows[end] = row;
    const answer = answers[i]!;
    answers[i] = answers[end]!;
    answers[end] = answer;
    if (weights === null) continue;
    const weight = weights[i]!;
    weights[i] = weights[end]!;
    weights[end] = weight;
  }
}
