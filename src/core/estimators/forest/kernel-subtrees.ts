import type { SubtreeGrower } from "#core/estimators/decision-tree/splitter.ts";
import type { Plot } from "#core/estimators/forest/plot.ts";
import {
  BLOCK_END,
  BLOCK_START,
  type growSubtree,
  N_NODES,
  N_STATE,
  N_WAITING,
  N_WAITS,
  type SearchMemory,
  type Subtree,
  type SubtreeRows,
} from "#core/kernels/grow-subtree.ts";
import type { Arrays } from "#core/kernels/kernels.ts";

/** Cells looked at before growing may pause. */
const WORK_AT_ONCE = 500_000;
/** Of the root of a subtree: what is written of its nodes has room for as many. */
const MOST_ROWS = 65_536;
/** Deeper than any tree. */
const NO_DEPTH = 0x7fffffff;

/** Room for the nodes below one of at most MOST_ROWS. */
export function subtreeArrays(room: Arrays, nRows: number, nClasses: number): Subtree {
  const mostRows = Math.min(MOST_ROWS, nRows);
  const nNodes = 2 * mostRows;
  return {
    state: room.int32(N_STATE),
    waiting: room.int32(N_WAITS * (mostRows + 1)),
    spare: room.float64(2 * mostRows),
    waitingSums: room.float64(nClasses * (mostRows + 1)),
    feature: room.int32(nNodes),
    threshold: room.float32(nNodes),
    right: room.int32(nNodes),
    nSamples: room.int32(nNodes),
    sums: room.float64(nClasses * nNodes),
    impurity: room.float64(nNodes),
  };
}

/** Grows what is below small nodes in a kernel: most nodes of a tree hold a handful of rows. */
export class KernelSubtrees implements SubtreeGrower {
  readonly mostRows = MOST_ROWS;
  readonly tree: Subtree;
  readonly #plot: Plot;
  readonly #room: { readonly growSubtree: typeof growSubtree };
  readonly #memory: SearchMemory;
  readonly #minSamplesLeaf: number;
  readonly #totalWeight: number;
  #rows: SubtreeRows | null = null;
  #bounds = { leastRows: 0, maxDepth: 0 };
  #work = 0;

  constructor(
    plot: Plot,
    room: { readonly growSubtree: typeof growSubtree },
    memory: SearchMemory,
    tree: Subtree,
    minSamplesLeaf: number,
    totalWeight: number,
  ) {
    this.tree = tree;
    this.#plot = plot;
    this.#room = room;
    this.#memory = memory;
    this.#minSamplesLeaf = minSamplesLeaf;
    this.#totalWeight = totalWeight;
  }

  begin(
    { start, end, depth, nConstants }: Parameters<SubtreeGrower["begin"]>[0],
    leastRows: number,
    maxDepth: number,
  ): void {
    const { features, rows, codes, weights, block } = this.#plot;
    const { state, waiting, waitingSums } = this.tree;
    this.#rows = { keys: features.keys, stride: features.nRows, block, rows, codes, weights };
    this.#bounds = { leastRows, maxDepth: Math.min(maxDepth, NO_DEPTH) };
    state[N_NODES] = 0;
    state[N_WAITING] = 1;
    [state[BLOCK_START], state[BLOCK_END]] = [0, 0];
    waiting.set([-1, start, end, depth, nConstants]);
    waitingSums.fill(0, 0, this.#memory.sums.length / 3);
    for (let i = start; i < end; i++) waitingSums[codes[i]!]! += weights === null ? 1 : weights[i]!;
  }

  growOn(): boolean {
    this.#work += this.#grow(this.#bounds.maxDepth);
    return this.tree.state[N_WAITING]! > 0;
  }

  stop(): void {
    this.#grow(0);
  }

  takeWork(): number {
    const work = this.#work;
    this.#work = 0;
    return work;
  }

  #grow(maxDepth: number): number {
    const bounds = {
      minSamplesLeaf: this.#minSamplesLeaf,
      leastRows: this.#bounds.leastRows,
      maxDepth,
      totalWeight: this.#totalWeight,
    };
    return this.#room.growSubtree(this.#rows!, this.#memory, this.tree, bounds, WORK_AT_ONCE);
  }
}
