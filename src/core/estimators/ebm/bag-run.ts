import { type BoostedBag, type BoostTerm, nCellsOf } from "#core/estimators/ebm/boost-term.ts";
import { countCells } from "#core/estimators/ebm/count-cells.ts";
import { binsOfAxis } from "#core/estimators/ebm/ebm-model.ts";
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
  readonly #sums: readonly Float64Array[];
  readonly #updates: readonly Float64Array[];
  #bestLoss: number;
  /** What the last fall worth the name led to, and its round. */
  #fallen: number;
  #fallenAt = 0;
  #hasMoved = false;
  /** Mean loss of the rows kept aside after the last round; null before any. */
  lastLoss: number | null = null;
  isDone = false;

  constructor(boosted: BoostedBag, terms: readonly BoostTerm[], params: EbmParams) {
    const { bag, loss } = boosted;
    const { nOutputs } = loss;
    this.#boosted = boosted;
    this.#terms = terms;
    this.#patience = params.earlyStoppingRounds;
    const bins = terms.flatMap(({ cuts }) => cuts.map(binsOfAxis));
    const widest = bins.reduce((most, n) => Math.max(most, n), 1);
    const hasPairs = terms.some(({ cuts }) => cuts.length === 2);
    this.#shapeTree = new ShapeTree(nOutputs, widest, params);
    this.#pairTree = new PairTree(hasPairs ? widest : 0, params);
    const arrays = (width: number) => terms.map((term) => new Float64Array(nCellsOf(term) * width));
    this.#counts = terms.map((term) => countCells(term.cells, nCellsOf(term), bag.learned));
    this.#shapes = arrays(nOutputs);
    this.#best = arrays(nOutputs);
    this.#sums = arrays(2 * nOutputs);
    this.#updates = arrays(nOutputs);
    this.#bestLoss = bag.hasAside ? loss.mean(bag.aside) : Infinity;
    this.#fallen = this.#bestLoss;
    loss.step(null, this.#updates[0]!, terms[0]!.cells, this.#sums[0]!);
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
    const { bag, loss } = this.#boosted;
    if (!this.#hasMoved) this.isDone = true;
    this.#hasMoved = false;
    if (!bag.hasAside) return;
    const now = loss.mean(bag.aside);
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
    return this.#boosted.loss.mean(this.#boosted.bag.learned);
  }

  /** Goes back to the best round, and hands over the shapes. */
  finish(): void {
    const { bag, shapes } = this.#boosted;
    for (const [term, shape] of this.#shapes.entries()) {
      const best = this.#best[term]!;
      shapes.set(this.#terms[term]!, bag.hasAside ? best : shape);
      if (!bag.hasAside) continue;
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
