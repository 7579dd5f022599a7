import { type BoostedBag, type BoostTerm, nCellsOf } from "#core/estimators/ebm/boost-term.ts";
import { countCells } from "#core/estimators/ebm/count-cells.ts";
import { binsOfAxis } from "#core/estimators/ebm/ebm-model.ts";
import type { EbmRoom } from "#core/estimators/ebm/ebm-room.ts";
import { PairTree } from "#core/estimators/ebm/pair-tree.ts";
import type { EbmParams } from "#core/estimators/ebm/schema.ts";
import { ShapeTree } from "#core/estimators/ebm/shape-tree.ts";

/** A fall of less than this share of the loss without any shape is none. */
const LEAST_FALL = 3e-5;

/** One bag on its way through the rounds of one stage. */
export class BagRun {
  readonly #boosted: BoostedBag;
  readonly #terms: readonly BoostTerm[];
  readonly #patience: number;
  readonly #shapeTree: ShapeTree;
  readonly #pairTree: PairTree;
  readonly #counts: readonly Float64Array[];
  readonly #shapes: readonly Float64Array[];
  readonly #best: readonly Float64Array[];
  /** Of the cells of each term, views of the same room: only one term is at work at a time. */
  readonly #sums: readonly Float64Array[];
  readonly #updates: readonly Float64Array[];
  readonly #hasAside: boolean;
  #bestLoss: number;
  /** What the last fall worth the name led to, and its round. */
  #fallen: number;
  #fallenAt = 0;
  #hasMoved = false;
  /** Mean loss of the rows kept aside after the last round; null before any. */
  lastLoss: number | null = null;
  isDone = false;

  constructor(boosted: BoostedBag, terms: readonly BoostTerm[], room: EbmRoom, params: EbmParams) {
    const { bag, loss, own } = boosted;
    const { nOutputs } = loss;
    this.#boosted = boosted;
    this.#terms = terms;
    this.#patience = params.earlyStoppingRounds;
    const widest = terms.reduce((most, term) => Math.max(most, nCellsOf(term)), 1);
    this.#shapeTree = new ShapeTree(nOutputs, widest, params);
    this.#pairTree = new PairTree(room, params);
    const arrays = () => terms.map((term) => new Float64Array(nCellsOf(term) * nOutputs));
    this.#counts = terms.map((term, i) => {
      const nCells = nCellsOf(term);
      const counts =
        term.cuts.length === 1 ? new Float64Array(nCells) : own.pairCounts[i]!.subarray(0, nCells);
      countCells(term.cells, bag.learnedRows, counts);
      return counts;
    });
    this.#shapes = arrays();
    this.#best = arrays();
    this.#sums = terms.map((term) => own.sums.subarray(0, 2 * nOutputs * nCellsOf(term)));
    this.#updates = terms.map((term) => room.update.subarray(0, nOutputs * nCellsOf(term)));
    this.#hasAside = bag.asideRows.length > 0;
    this.#bestLoss = this.#hasAside ? loss.asideLoss() : Infinity;
    this.#fallen = this.#bestLoss;
    room.update.fill(0);
    loss.step(terms[0]!.cells, this.#updates[0]!, terms[0]!.cells, this.#sums[0]!);
  }

  /** Finds the tree of a term, adds it, and makes ready for the next term. */
  step(term: number): void {
    const { cuts, isNominal, direction } = this.#terms[term]!;
    const update = this.#updates[term]!;
    const [sums, counts] = [this.#sums[term]!, this.#counts[term]!];
    const hasMoved =
      cuts.length === 1
        ? this.#shapeTree.fit(sums, counts, isNominal, direction, update)
        : this.#pairTree.fit(
            { nRows: binsOfAxis(cuts[0]!), nColumns: binsOfAxis(cuts[1]!) },
            sums,
            counts,
            update,
          );
    this.#hasMoved ||= hasMoved;
    const shape = this.#shapes[term]!;
    for (let i = 0; i < shape.length; i++) shape[i]! += update[i]!;
    this.#apply(term);
  }

  /** After a round: keeps the shapes where they are the best so far, and ends where nothing is gained any more. */
  judge(round: number): void {
    if (!this.#hasMoved) this.isDone = true;
    this.#hasMoved = false;
    if (!this.#hasAside) return;
    const now = this.#boosted.loss.asideLoss();
    this.lastLoss = now;
    if (now < this.#bestLoss) {
      this.#bestLoss = now;
      for (const [term, shape] of this.#shapes.entries()) this.#best[term]!.set(shape);
    }
    if (now < this.#fallen - LEAST_FALL * this.#boosted.plainLoss) {
      this.#fallen = now;
      this.#fallenAt = round;
    }
    if (round - this.#fallenAt >= this.#patience) this.isDone = true;
  }

  trainLoss(): number {
    return this.#boosted.loss.trainLoss();
  }

  /** Goes back to the best round, and hands over the shapes. */
  finish(): void {
    const { shapes } = this.#boosted;
    for (const [term, shape] of this.#shapes.entries()) {
      const best = this.#best[term]!;
      shapes.set(this.#terms[term]!, this.#hasAside ? best : shape);
      if (!this.#hasAside) continue;
      const update = this.#updates[term]!;
      for (let i = 0; i < shape.length; i++) update[i] = best[i]! - shape[i]!;
      this.#apply(term);
    }
  }

  #apply(term: number): void {
    const next = (term + 1) % this.#terms.length;
    this.#boosted.loss.step(
      this.#terms[term]!.cells,
      this.#updates[term]!,
      this.#terms[next]!.cells,
      this.#sums[next]!,
    );
  }
}
