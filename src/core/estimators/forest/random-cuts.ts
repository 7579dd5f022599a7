import { type CutFinder, float32AtMost, SAME } from "#core/estimators/decision-tree/splitter.ts";
import { greatestOf, leastOf } from "#core/estimators/forest/key-loops.ts";
import { lastAtMost, type Plot } from "#core/estimators/forest/plot.ts";

/**
 * One cut of a feature, at a threshold drawn between its least and greatest number in the node (Geurts, Ernst and
 * Wehenkel 2006, doi:10.1007/s10994-006-6226-1), by the draws of scikit-learn. Missing values lie on the right; where all
 * numbers are one, whether a value is missing is the cut.
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
    const { values, offsets } = plot.features;
    const n = end - start;
    const offset = offsets[feature]!;
    const afterLast = offsets[feature + 1]!;
    plot.gather(feature, start, end);
    // Missing values rank last of all.
    const missing = Number.isNaN(values[afterLast - 1]!) ? afterLast - 1 - offset : -1;
    const highest = missing < 0 ? greatestOf(plot.keys, n) : greatestBelow(plot.keys, n, missing);
    if (highest < 0) return -1;
    const least = values[offset + leastOf(plot.keys, n)]!;
    const greatest = values[offset + highest]!;
    const isOneNumber = greatest <= Math.fround(least + SAME);
    if (isOneNumber && (missing < 0 || !plot.keys.subarray(0, n).includes(missing))) return -1;
    this.#threshold = isOneNumber ? greatest : drawn(least, greatest, random.uniform());
    const last = lastAtMost(values, offset, afterLast, this.#threshold);
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
  }
}

/** Every float32 goes the way it would by the double that scikit-learn draws. */
function drawn(least: number, greatest: number, share: number): number {
  const threshold = (greatest - least) * share + least;
  // Nothing is left on the right of the greatest; between infinities there is no number to draw.
  return threshold < greatest ? float32AtMost(threshold) : least;
}

// Loops are functions of their own: in the middle of a longer one, V8 compiles them again and again.

/** The greatest key below a bound, or -1. */
function greatestBelow(keys: Int32Array, n: number, bound: number): number {
  let greatest = -1;
  for (let i = 0; i < n; i++) if (keys[i]! < bound && keys[i]! > greatest) greatest = keys[i]!;
  return greatest;
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
