import { type BinnedFeatures, firstBin } from "#core/estimators/hist-gradient-boosting/bin-features.ts";
import type { BoostingRoom } from "#core/estimators/hist-gradient-boosting/boosting-room.ts";
import type { NodeSums } from "#core/estimators/hist-gradient-boosting/split.ts";
import type { Derivatives } from "#core/estimators/hist-gradient-boosting/loss.ts";
import { BLOCK, PER_BIN } from "#core/kernels/sum-by-bin.ts";
import { PER_LEAN_BIN } from "#core/kernels/sum-pairs-by-bin.ts";

/** Cells added up between two pauses: some tens of milliseconds. */
export const WORK_PER_PAUSE = 4_000_000;

/** Rows that the sums of a block are worth fetching for, where a node is added up in stretches. */
const LEAST_STRETCH = 32_768;

/** Rows of a tree are counted in all bins once counting them where it matters took more than this share of all cells. */
const MOST_COUNTED = 0.1;

/** What is known of rows from their second derivatives: then they need not be counted in every bin. */
export interface LeanRules {
  /** That of one row at most. */
  readonly mostHessian: number;
  /** It is that of every row. */
  readonly isConstant: boolean;
}

/** The sums over the rows of a node, bin by bin of every feature that can part rows at all. */
export class Histograms {
  readonly features: readonly number[];
  /** Where the bins of `features[i]` begin. */
  readonly offsets: Int32Array;
  readonly #binned: BinnedFeatures;
  readonly #memory: BoostingRoom;
  readonly #nBins: number;
  #lean: LeanRules | null;
  #nSummed = 0;
  #nCounted = 0;
  readonly #free: Float64Array[] = [];
  readonly #pause: () => Promise<void>;
  #work = 0;

  /** @param lean null where rows are counted in every bin */
  constructor(
    binned: BinnedFeatures,
    memory: BoostingRoom,
    lean: LeanRules | null,
    pause: () => Promise<void>,
  ) {
    const { cuts, features } = binned;
    this.#binned = binned;
    this.#memory = memory;
    this.#pause = pause;
    this.#lean = lean;
    this.features = features;
    this.offsets = memory.offsets;
    let nBins = 0;
    for (const [i, j] of features.entries()) {
      this.offsets[i] = nBins;
      nBins += cuts[j]!.length + 2;
    }
    // The last block is filled up with features of one bin each, which nobody reads.
    for (let i = features.length; i % BLOCK !== 0; i++) this.offsets[i] = nBins++;
    this.#nBins = nBins;
  }

  /** Of the tree at hand; null where its bins hold PER_BIN numbers, else they hold PER_LEAN_BIN. */
  get lean(): LeanRules | null {
    return this.#lean;
  }

  /** Begins a tree: the sums over all its rows, which the first `build` of it goes by too. */
  total(rows: Int32Array, { gradients, hessians }: Derivatives): NodeSums {
    const { room, pairs, total } = this.#memory;
    if (this.#nCounted > MOST_COUNTED * this.#nSummed) this.#lean = null;
    this.#nCounted = 0;
    this.#nSummed = 0;
    room.pairUp(rows, 0, rows.length, gradients, hessians, pairs);
    room.sumPairs(pairs, 0, rows.length, total);
    return { gradient: total[0]!, hessian: total[1]!, nRows: rows.length };
  }

  /** Sums over rows[start, end). Give it back by `release`. */
  async build(
    rows: Int32Array,
    start: number,
    end: number,
    { gradients, hessians }: Derivatives,
  ): Promise<Float64Array> {
    const { room, pairs, bins, offsets } = this.#memory;
    const { nRows, features } = this.#binned;
    const sums = this.#free.pop() ?? room.float64(PER_BIN * this.#nBins);
    this.#used(sums).fill(0);
    const sumUp = this.#lean === null ? room.sumByBin : room.sumPairsByBin;
    if (end - start < rows.length) room.pairUp(rows, start, end, gradients, hessians, pairs);
    const nBlocks = Math.ceil(features.length / BLOCK);
    const add = (fromBlock: number, toBlock: number, from: number, to: number) => {
      sumUp(bins, nRows, fromBlock, toBlock, offsets, rows, from, to, pairs, sums);
      this.#nSummed += (toBlock - fromBlock) * BLOCK * (to - from);
      this.#work += (toBlock - fromBlock) * BLOCK * (to - from);
    };
    if ((end - start) * nBlocks * BLOCK <= WORK_PER_PAUSE) {
      add(0, nBlocks, start, end);
      await this.rest();
      return sums;
    }
    // Several blocks at a time, which a team shares out; each has its rows in their order whatever the stretches.
    const rowsAtOnce = Math.max(LEAST_STRETCH, Math.floor(WORK_PER_PAUSE / (nBlocks * BLOCK)));
    const blocksAtOnce = Math.max(1, Math.floor(WORK_PER_PAUSE / (rowsAtOnce * BLOCK)));
    for (let block = 0; block < nBlocks; block += blocksAtOnce)
      for (let from = start; from < end; from += rowsAtOnce) {
        add(block, Math.min(block + blocksAtOnce, nBlocks), from, Math.min(from + rowsAtOnce, end));
        await this.rest();
      }
    return sums;
  }

  /** Pauses once enough was done since. @param more cells' worth of work that was done elsewhere */
  async rest(more = 0): Promise<void> {
    this.#work += more;
    if (this.#work < WORK_PER_PAUSE) return;
    this.#work = 0;
    await this.#pause();
  }

  /** Turns the sums of a node into those of its other child. */
  subtract(parent: Float64Array, child: Float64Array): Float64Array {
    this.#memory.room.subtract(this.#used(parent), this.#used(child));
    return parent;
  }

  /** The bins of `features[f]` with their rows, PER_BIN numbers each, of sums without; valid until the next call. */
  counted(sums: Float64Array, f: number, rows: Int32Array, start: number, end: number): Float64Array {
    const { room, bins, counts, counted } = this.#memory;
    const { nRows, features, cuts } = this.#binned;
    room.countByBin(bins, firstBin(f, nRows), rows, start, end, counts);
    this.#nCounted += end - start;
    const nBins = cuts[features[f]!]!.length + 2;
    const from = PER_LEAN_BIN * this.offsets[f]!;
    for (let bin = 0; bin < nBins; bin++) {
      counted[PER_BIN * bin] = sums[from + PER_LEAN_BIN * bin]!;
      counted[PER_BIN * bin + 1] = sums[from + PER_LEAN_BIN * bin + 1]!;
      counted[PER_BIN * bin + 2] = counts[bin]!;
    }
    return counted;
  }

  /** What of an array holds sums. */
  #used(sums: Float64Array): Float64Array {
    return this.#lean === null ? sums : sums.subarray(0, PER_LEAN_BIN * this.#nBins);
  }

  release(sums: Float64Array): void {
    this.#free.push(sums);
  }
}
