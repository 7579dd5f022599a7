import type { ClassCriterion } from "#core/estimators/decision-tree/class-criterion.ts";
import type { FeatureOrder } from "#core/estimators/decision-tree/feature-order.ts";
import { judged } from "#core/estimators/decision-tree/split-search.ts";
import type { NodeSearch, Split } from "#core/estimators/decision-tree/splitter.ts";
import type { NodeKeys, Plot } from "#core/estimators/forest/plot.ts";
import { N_DRAWS } from "#core/kernels/draw-features.ts";
import type { Arrays, Room } from "#core/kernels/kernels.ts";
import { FEATURE, N_FOUND, N_LEFT, PROXY, THRESHOLD } from "#core/kernels/search-random-cut.ts";

/** Cells looked at before growing may pause. */
const WORK_AT_ONCE = 500_000;

/** What the kernel keeps between nodes. */
export function searchMemory(room: Arrays, nFeatures: number, nClasses: number) {
  return {
    draws: room.int32(N_DRAWS),
    features: room.int32(nFeatures),
    sums: room.float64(2 * nClasses),
    found: room.float64(N_FOUND),
  };
}

/** One random cut of each feature drawn, by Gini's impurity of whole weights: a node is one call of a kernel. */
export class RandomSearch implements NodeSearch {
  readonly #plot: Plot;
  readonly #room: Room;
  readonly #memory: ReturnType<typeof searchMemory>;
  readonly #criterion: ClassCriterion;
  readonly #order: FeatureOrder;
  readonly #minSamplesLeaf: number;
  readonly #totalWeight: number;
  #keys: NodeKeys | null = null;
  #start = 0;
  #end = 0;
  #work = 0;

  /** @param order which draws from the same memory */
  constructor(
    plot: Plot,
    { room, memory }: { readonly room: Room; readonly memory: ReturnType<typeof searchMemory> },
    criterion: ClassCriterion,
    order: FeatureOrder,
    minSamplesLeaf: number,
    totalWeight: number,
  ) {
    this.#plot = plot;
    this.#room = room;
    this.#memory = memory;
    this.#criterion = criterion;
    this.#order = order;
    this.#minSamplesLeaf = minSamplesLeaf;
    this.#totalWeight = totalWeight;
  }

  begin(start: number, end: number, nConstants: number): void {
    const { sums, found } = this.#memory;
    this.#start = start;
    this.#end = end;
    this.#order.begin(nConstants);
    this.#keys = this.#plot.keysOf(start, end);
    sums.set(this.#criterion.sums);
    found[PROXY] = -Infinity;
  }

  lookOn(): boolean {
    const { keys, stride } = this.#keys!;
    const { rows, codes, weights, keys: own } = this.#plot;
    const { draws, features, sums, found } = this.#memory;
    const work = this.#room.searchRandomCut(
      keys,
      stride,
      rows,
      codes,
      weights,
      this.#start,
      this.#end,
      this.#minSamplesLeaf,
      draws,
      features,
      sums,
      sums.length / 2,
      own,
      found,
      WORK_AT_ONCE,
    );
    this.#work += work < 0 ? -1 - work : work;
    return work >= 0;
  }

  takeWork(): number {
    const work = this.#work;
    this.#work = 0;
    return work;
  }

  finish(impurity: number): Split | null {
    const nConstants = this.#order.end();
    const { found } = this.#memory;
    if (found[PROXY] === -Infinity) return null;
    const [feature, threshold] = [found[FEATURE]!, found[THRESHOLD]!];
    this.#plot.part(feature, threshold, this.#start, this.#end);
    const middle = this.#start + found[N_LEFT]!;
    return judged(this.#criterion, { feature, threshold, middle, nConstants }, impurity, this.#totalWeight);
  }
}
