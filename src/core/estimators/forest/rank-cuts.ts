import type { CutFinder } from "#core/estimators/decision-tree/splitter.ts";
import { countUp } from "#core/estimators/forest/key-loops.ts";
import type { Plot } from "#core/estimators/forest/plot.ts";
import type { RankedFeatures } from "#core/estimators/forest/rank-features.ts";
import { RankSort } from "#core/estimators/forest/rank-sort.ts";
import { SAME } from "#core/kernels/search-random-cut.ts";
import { thresholdBetween } from "#core/kernels/threshold-between.ts";

/** Every cut between two values that differ, found by ranks. */
export class RankCuts implements CutFinder {
  readonly cuts: Int32Array;
  readonly #plot: Plot;
  readonly #features: RankedFeatures;
  readonly #sort: RankSort;
  readonly #minSamplesLeaf: number;
  /** Features with values so close that they are one value though they differ. */
  readonly #hasClose: readonly boolean[];
  #feature = 0;
  #start = 0;

  constructor(plot: Plot, features: RankedFeatures, minSamplesLeaf: number) {
    const most = plot.order.length;
    this.#plot = plot;
    this.#features = features;
    this.#sort = new RankSort(most);
    this.#minSamplesLeaf = minSamplesLeaf;
    this.cuts = new Int32Array(most);
    const { values, offsets, nFeatures } = features;
    this.#hasClose = Array.from({ length: nFeatures }, (_, j) =>
      hasClose(values.subarray(offsets[j], offsets[j + 1])),
    );
  }

  find(feature: number, start: number, end: number): number {
    const plot = this.#plot;
    const { keys, order } = plot;
    const n = end - start;
    plot.gather(feature, start, end);
    this.#sort.sort(keys, order, start, n);
    this.#feature = feature;
    this.#start = start;
    const isClose = this.#hasClose[feature]!;
    if (isClose ? this.#areSame(keys[0]!, keys[n - 1]!) : keys[0] === keys[n - 1]) return -1;
    const first = this.#minSamplesLeaf;
    const last = n - this.#minSamplesLeaf;
    if (!isClose) return findCuts(keys, first, last, start, this.cuts);
    let nCuts = 0;
    for (let i = first; i <= last; i++)
      if (!this.#areSame(keys[i - 1]!, keys[i]!)) this.cuts[nCuts++] = start + i;
    return nCuts;
  }

  thresholdAt(middle: number): number {
    const { keys } = this.#plot;
    const { values, offsets } = this.#features;
    const offset = offsets[this.#feature]!;
    const at = middle - this.#start;
    return thresholdBetween(values[offset + keys[at - 1]!]!, values[offset + keys[at]!]!);
  }

  part(feature: number, threshold: number, start: number, end: number): void {
    this.#plot.part(feature, threshold, start, end);
    countUp(this.#plot.order, start, end);
  }

  #areSame(lowerKey: number, upperKey: number): boolean {
    if (lowerKey === upperKey) return true;
    const { values, offsets } = this.#features;
    const offset = offsets[this.#feature]!;
    return values[offset + upperKey]! <= Math.fround(values[offset + lowerKey]! + SAME);
  }
}

function hasClose(values: Float32Array): boolean {
  for (let i = 1; i < values.length; i++) if (values[i]! <= Math.fround(values[i - 1]! + SAME)) return true;
  return false;
}

function findCuts(keys: Int32Array, first: number, last: number, start: number, cuts: Int32Array): number {
  let nCuts = 0;
  for (let i = first; i <= last; i++) if (keys[i] !== keys[i - 1]) cuts[nCuts++] = start + i;
  return nCuts;
}
