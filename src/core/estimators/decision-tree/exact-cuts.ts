import type { FeatureSorter } from "#core/estimators/decision-tree/feature-sorter.ts";
import type { CutFinder } from "#core/estimators/decision-tree/splitter.ts";
import { SAME } from "#core/kernels/search-random-cut.ts";
import { thresholdBetween } from "#core/kernels/threshold-between.ts";

/** Every cut between two values that differ. */
export class ExactCuts implements CutFinder {
  readonly cuts: Int32Array;
  readonly #sorter: FeatureSorter;
  readonly #minSamplesLeaf: number;
  #endOfNumbers = 0;

  constructor(sorter: FeatureSorter, minSamplesLeaf: number) {
    this.#sorter = sorter;
    this.#minSamplesLeaf = minSamplesLeaf;
    this.cuts = new Int32Array(sorter.values.length);
  }

  find(feature: number, start: number, end: number): number {
    this.#endOfNumbers = this.#sorter.sort(feature, start, end);
    return this.#isConstant(start, end) ? -1 : this.#findCuts(start, end);
  }

  thresholdAt(middle: number): number {
    const { values } = this.#sorter;
    const lower = values[middle - 1]!;
    return middle < this.#endOfNumbers ? thresholdBetween(lower, values[middle]!) : lower;
  }

  part(feature: number, threshold: number, start: number, end: number): void {
    this.#sorter.part(feature, threshold, start, end);
  }

  #isConstant(start: number, end: number): boolean {
    const endOfNumbers = this.#endOfNumbers;
    if (endOfNumbers === start) return true;
    const { values } = this.#sorter;
    return endOfNumbers === end && values[endOfNumbers - 1]! <= Math.fround(values[start]! + SAME);
  }

  /** Writes down where the sorted values change, and the numbers end. */
  #findCuts(start: number, nodeEnd: number): number {
    const { values } = this.#sorter;
    const endOfNumbers = this.#endOfNumbers;
    const cuts = this.cuts;
    const first = start + this.#minSamplesLeaf;
    const last = nodeEnd - this.#minSamplesLeaf;
    const end = Math.min(last + 1, endOfNumbers);
    let nCuts = 0;
    for (let i = first; i < end; i++) if (values[i]! > Math.fround(values[i - 1]! + SAME)) cuts[nCuts++] = i;
    if (endOfNumbers < nodeEnd && endOfNumbers >= first && endOfNumbers <= last) cuts[nCuts++] = endOfNumbers;
    return nCuts;
  }
}
