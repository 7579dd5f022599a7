import type { ClassCriterion } from "#core/estimators/decision-tree/class-criterion.ts";
import type { FeatureOrder } from "#core/estimators/decision-tree/feature-order.ts";
import { judged } from "#core/estimators/decision-tree/split-search.ts";
import type { NodeSearch, Split } from "#core/estimators/decision-tree/splitter.ts";
import { KernelSubtrees, subtreeArrays } from "#core/estimators/forest/kernel-subtrees.ts";
import type { NodeKeys, Plot } from "#core/estimators/forest/plot.ts";
import { N_DRAWS } from "#core/kernels/draw-features.ts";
import { FEATURE, N_FOUND, N_LEFT, PROXY, THRESHOLD } from "#core/kernels/found-cut.ts";
import type { SearchMemory } from "#core/kernels/grow-subtree.ts";
import type { Arrays, Room } from "#core/kernels/kernels.ts";
import type { Sorting } from "#core/kernels/search-sorted-cuts.ts";

/** Cells looked at before growing may pause. */
const WORK_AT_ONCE = 500_000;

/** What kernels keep between nodes, and where they put subtrees. */
export function searchArrays(room: Arrays, nRows: number, nFeatures: number, nClasses: number) {
  return {
    draws: room.int32(N_DRAWS),
    features: room.int32(nFeatures),
    constants: room.int32(nFeatures),
    sums: room.float64(3 * nClasses),
    found: room.float64(N_FOUND),
    subtree: subtreeArrays(room, nRows, nClasses),
  };
}

/** Looks for splits by Gini's impurity of whole weights: of large nodes one call of a kernel each, of small ones with all below. */
export class KernelSearch implements NodeSearch {
  readonly subtrees: KernelSubtrees;
  readonly #plot: Plot;
  readonly #room: Room;
  readonly #memory: SearchMemory;
  readonly #criterion: ClassCriterion;
  readonly #order: FeatureOrder;
  readonly #minSamplesLeaf: number;
  readonly #totalWeight: number;
  #keys: NodeKeys | null = null;
  #start = 0;
  #end = 0;
  #work = 0;

  /**
   * @param sorting null draws one cut of each feature
   * @param order which draws from the same memory
   */
  constructor(
    plot: Plot,
    room: Room,
    arrays: ReturnType<typeof searchArrays>,
    sorting: Sorting | null,
    criterion: ClassCriterion,
    order: FeatureOrder,
    minSamplesLeaf: number,
    totalWeight: number,
  ) {
    this.#plot = plot;
    this.#room = room;
    this.#memory = { ...arrays, own: plot.keys, sorting };
    this.#criterion = criterion;
    this.#order = order;
    this.#minSamplesLeaf = minSamplesLeaf;
    this.#totalWeight = totalWeight;
    this.subtrees = new KernelSubtrees(plot, room, this.#memory, arrays.subtree, minSamplesLeaf, totalWeight);
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
    const { rows, codes, weights } = this.#plot;
    const { draws, features, sums, found, own, sorting } = this.#memory;
    const node = [keys, stride, rows, codes, weights, this.#start, this.#end, this.#minSamplesLeaf] as const;
    const drawn = [draws, features, sums, sums.length / 3, own, found, WORK_AT_ONCE] as const;
    const work = sorting
      ? this.#room.searchSortedCuts(...node, ...drawn, sorting)
      : this.#room.searchRandomCut(...node, ...drawn);
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
