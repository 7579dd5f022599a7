import { FeatureOrder } from "#core/estimators/decision-tree/feature-order.ts";
import type { Criterion, CutFinder, Split } from "#core/estimators/decision-tree/splitter.ts";

/** What a tree is grown by. Criterion and cuts share one array of rows, where those of a node lie side by side. */
export interface Ground {
  readonly nFeatures: number;
  readonly criterion: Criterion;
  readonly cuts: CutFinder;
  /** Features tried at a split. */
  readonly maxFeatures: number;
}

/** Looks for the best split of a node, feature by feature, and parts the node's rows by it. */
export class SplitSearch {
  readonly #criterion: Criterion;
  readonly #cuts: CutFinder;
  readonly #order: FeatureOrder;
  readonly #totalWeight: number;
  #start = 0;
  #end = 0;
  #feature = -1;
  #threshold = 0;
  #middle = -1;

  /** @param totalWeight of the rows of the whole tree */
  constructor({ nFeatures, criterion, cuts, maxFeatures }: Ground, totalWeight: number, randomState: number) {
    this.#criterion = criterion;
    this.#cuts = cuts;
    this.#order = new FeatureOrder(nFeatures, maxFeatures, randomState);
    this.#totalWeight = totalWeight;
  }

  /** The criterion has turned to the same node already. */
  begin(start: number, end: number, nConstants: number): void {
    this.#start = start;
    this.#end = end;
    this.#middle = -1;
    this.#order.begin(nConstants);
  }

  /** Looks at one more feature; false if there is none left. */
  lookAtNext(): boolean {
    const order = this.#order;
    const feature = order.next();
    if (feature < 0) return false;
    const nCuts = this.#cuts.find(feature, this.#start, this.#end, order);
    if (nCuts < 0) {
      order.isConstant();
      return true;
    }
    order.varies();
    if (nCuts === 0) return true;
    const middle = this.#criterion.bestOf(this.#cuts.cuts, nCuts);
    if (middle < 0) return true;
    this.#feature = feature;
    this.#threshold = this.#cuts.thresholdAt(middle);
    this.#middle = middle;
    return true;
  }

  /** Parts the rows by the best split found; null if there is none. */
  finish(impurity: number): Split | null {
    const nConstants = this.#order.end();
    const middle = this.#middle;
    if (middle < 0) return null;
    this.#cuts.part(this.#feature, this.#threshold, this.#start, this.#end);
    const { weight } = this.#criterion;
    const { weightLeft, weightRight, impurityLeft, impurityRight } = this.#criterion.parts(middle);
    const improvement =
      (weight / this.#totalWeight) *
      (impurity - (weightRight / weight) * impurityRight - (weightLeft / weight) * impurityLeft);
    const feature = this.#feature;
    return {
      feature,
      threshold: this.#threshold,
      middle,
      improvement,
      impurityLeft,
      impurityRight,
      nConstants,
    };
  }
}
