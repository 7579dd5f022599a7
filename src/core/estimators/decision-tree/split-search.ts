import type { FeatureOrder } from "#core/estimators/decision-tree/feature-order.ts";
import type { Criterion, CutFinder, NodeSearch, Split } from "#core/estimators/decision-tree/splitter.ts";

/** What a tree is grown by. Criterion and search share one array of rows, where those of a node lie side by side. */
export interface Ground {
  readonly criterion: Criterion;
  /** @param totalWeight of the rows of the whole tree */
  search(totalWeight: number, randomState: number): NodeSearch;
}

/** Looks for the best split of a node feature by feature, at each cut that is found. */
export class SplitSearch implements NodeSearch {
  readonly subtrees = null;
  readonly #criterion: Criterion;
  readonly #cuts: CutFinder;
  readonly #order: FeatureOrder;
  readonly #totalWeight: number;
  #start = 0;
  #end = 0;
  #feature = -1;
  #threshold = 0;
  #middle = -1;
  #work = 0;

  constructor(criterion: Criterion, cuts: CutFinder, order: FeatureOrder, totalWeight: number) {
    this.#criterion = criterion;
    this.#cuts = cuts;
    this.#order = order;
    this.#totalWeight = totalWeight;
  }

  begin(start: number, end: number, nConstants: number): void {
    this.#start = start;
    this.#end = end;
    this.#middle = -1;
    this.#order.begin(nConstants);
  }

  lookOn(): boolean {
    const order = this.#order;
    const feature = order.next();
    if (feature < 0) return false;
    this.#work += this.#end - this.#start;
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

  takeWork(): number {
    const work = this.#work;
    this.#work = 0;
    return work;
  }

  finish(impurity: number): Split | null {
    const nConstants = this.#order.end();
    if (this.#middle < 0) return null;
    this.#cuts.part(this.#feature, this.#threshold, this.#start, this.#end);
    const found = { feature: this.#feature, threshold: this.#threshold, middle: this.#middle, nConstants };
    return judged(this.#criterion, found, impurity, this.#totalWeight);
  }
}

/** A split once its rows are parted, with what the criterion says of it. */
export function judged(
  criterion: Criterion,
  { feature, threshold, middle, nConstants }: Pick<Split, "feature" | "threshold" | "middle" | "nConstants">,
  impurity: number,
  totalWeight: number,
): Split {
  const { weight } = criterion;
  const { weightLeft, weightRight, impurityLeft, impurityRight } = criterion.parts(middle);
  const improvement =
    (weight / totalWeight) *
    (impurity - (weightRight / weight) * impurityRight - (weightLeft / weight) * impurityLeft);
  return { feature, threshold, middle, improvement, impurityLeft, impurityRight, nConstants };
}
