import type { CutFinder } from "#core/estimators/decision-tree/splitter.ts";
import { countUp, leastOf } from "#core/estimators/forest/key-loops.ts";
import type { Plot } from "#core/estimators/forest/plot.ts";
import { keyOf, MISSING_KEY, valueOf } from "#core/kernels/float-keys.ts";
import { drawnBetween, SAME } from "#core/kernels/search-random-cut.ts";

/**
 * One cut of a feature, at a threshold drawn between its least and greatest number in the node (Geurts, Ernst and
 * Wehenkel 2006, doi:10.1007/s10994-006-6226-1), by the draws of scikit-learn. Missing values lie on the right; where all
 * numbers are one, whether a value is missing is the cut. Keys are those of `keyOf`. Where sums are whole numbers a kernel does the same
 * at once (`KernelSearch`).
 */
export class RandomCuts implements CutFinder {
  readonly cuts = new Int32Array(1);
  readonly #plot: Plot;
  readonly #minSamplesLeaf: number;
  #threshold = 0;

  constructor(plot: Plot, minSamplesLeaf: number) {
    this.#plot = plot;
    this.#minSamplesLeaf = minSamplesLeaf;
  }

  find(feature: number, start: number, end: number, random: { uniform(): number }): number {
    const plot = this.#plot;
    const n = end - start;
    plot.gather(feature, start, end);
    const highest = greatestNumber(plot.keys, n);
    if (highest === MISSING_KEY) return -1;
    const least = valueOf(leastOf(plot.keys, n));
    const greatest = valueOf(highest);
    const isOneNumber = greatest <= Math.fround(least + SAME);
    if (isOneNumber && !plot.keys.subarray(0, n).includes(MISSING_KEY)) return -1;
    this.#threshold = isOneNumber ? greatest : drawnBetween(least, greatest, random.uniform());
    const last = keyOf(this.#threshold);
    const middle = leftFirst(plot.keys, n, last, plot.order, start);
    if (middle - start < this.#minSamplesLeaf || end - middle < this.#minSamplesLeaf) return 0;
    this.cuts[0] = middle;
    return 1;
  }

  thresholdAt(): number {
    return this.#threshold;
  }

  part(feature: number, threshold: number, start: number, end: number): void {
    this.#plot.part(feature, threshold, start, end);
    countUp(this.#plot.order, start, end);
  }
}

// Loops are functions of their own: in the middle of a longer one, V8 compiles them again and again.

/** The greatest key of a number, or MISSING_KEY where there is none. */
function greatestNumber(keys: Int32Array, n: number): number {
  let greatest = -MISSING_KEY - 1;
  let nNumbers = 0;
  for (let i = 0; i < n; i++) {
    if (keys[i] === MISSING_KEY) continue;
    nNumbers++;
    if (keys[i]! > greatest) greatest = keys[i]!;
  }
  return nNumbers === 0 ? MISSING_KEY : greatest;
}

/** Puts the places of keys up to `last` before the others. @returns where the others begin */
function leftFirst(keys: Int32Array, n: number, last: number, order: Int32Array, start: number): number {
  let left = start;
  let right = start + n;
  for (let i = 0; i < n; i++) {
    if (keys[i]! <= last) order[left++] = start + i;
    else order[--right] = start + i;
  }
  return left;
}
