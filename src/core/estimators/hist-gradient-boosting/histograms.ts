import type { BinnedFeatures } from "#core/estimators/hist-gradient-boosting/bin-features.ts";
import type { BoostingRoom } from "#core/estimators/hist-gradient-boosting/boosting-room.ts";
import type { NodeSums } from "#core/estimators/hist-gradient-boosting/split.ts";
import type { Derivatives } from "#core/estimators/hist-gradient-boosting/loss.ts";
import { BLOCK, PER_BIN } from "#core/kernels/sum-by-bin.ts";

/** Cells added up between two pauses: some tens of milliseconds. */
export const WORK_PER_PAUSE = 4_000_000;

/** The sums over the rows of a node, bin by bin of every feature that can part rows at all. */
export class Histograms {
  readonly features: readonly number[];
  /** Where the bins of `features[i]` begin. */
  readonly offsets: Int32Array;
  readonly #binned: BinnedFeatures;
  readonly #memory: BoostingRoom;
  readonly #nNumbers: number;
  readonly #free: Float64Array[] = [];
  readonly #pause: () => Promise<void>;
  #work = 0;

  constructor(binned: BinnedFeatures, memory: BoostingRoom, pause: () => Promise<void>) {
    const { cuts, features } = binned;
    this.#binned = binned;
    this.#memory = memory;
    this.#pause = pause;
    this.features = features;
    this.offsets = memory.offsets;
    let nBins = 0;
    for (const [i, j] of features.entries()) {
      this.offsets[i] = nBins;
      nBins += cuts[j]!.length + 2;
    }
    // The last block is filled up with features of one bin each, which nobody reads.
    for (let i = features.length; i % BLOCK !== 0; i++) this.offsets[i] = nBins++;
    this.#nNumbers = PER_BIN * nBins;
  }

  /** The sums over all rows of a tree, which the first `build` of it goes by too. */
  total(rows: Int32Array, { gradients, hessians }: Derivatives): NodeSums {
    const { room, pairs, total } = this.#memory;
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
    const sums = this.#free.pop()?.fill(0) ?? room.float64(this.#nNumbers);
    if (end - start < rows.length) room.pairUp(rows, start, end, gradients, hessians, pairs);
    const nBlocks = Math.ceil(features.length / BLOCK);
    const add = (fromBlock: number, toBlock: number, from: number, to: number) => {
      room.sumByBin(bins, nRows, fromBlock, toBlock, offsets, rows, from, to, pairs, sums);
      this.#work += (toBlock - fromBlock) * BLOCK * (to - from);
    };
    if ((end - start) * nBlocks * BLOCK <= WORK_PER_PAUSE) {
      add(0, nBlocks, start, end);
      await this.rest();
      return sums;
    }
    const atOnce = WORK_PER_PAUSE / BLOCK;
    for (let block = 0; block < nBlocks; block++)
      for (let from = start; from < end; from += atOnce) {
        add(block, block + 1, from, Math.min(from + atOnce, end));
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
    this.#memory.room.subtract(parent, child);
    return parent;
  }

  release(sums: Float64Array): void {
    this.#free.push(sums);
  }
}
