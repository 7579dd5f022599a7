import type { DecisionTreeParams } from "#core/estimators/decision-tree/schema.ts";
import { FeatureOrder } from "#core/estimators/decision-tree/feature-order.ts";
import { sortTogether } from "#core/estimators/decision-tree/introsort.ts";
import { type Criterion, type Split, thresholdBetween } from "#core/estimators/decision-tree/splitter.ts";
import type { Design } from "#core/estimators/design.ts";
import { log2 } from "#core/shared/math.ts";

/** Neighbouring values no further apart than this are one value, and a feature within it is constant. */
const SAME = Math.fround(1e-7);

/**
 * Looks for the best split of a node, feature by feature, and parts the node's rows by it. Exact splits only.
 * The rows lie in one array, those of a node side by side. Each feature is sorted anew in each node: the order that one
 * sort leaves among rows of equal value is what the next starts from, and decides the last bits of sums.
 */
export class BestSplit {
  readonly #design: Design;
  readonly #rows: Int32Array;
  readonly #criterion: Criterion;
  readonly #order: FeatureOrder;
  readonly #minSamplesLeaf: number;
  readonly #totalWeight: number;
  readonly #values: Float32Array;
  readonly #cuts: Int32Array;
  #start = 0;
  #end = 0;
  #feature = -1;
  #threshold = 0;
  #middle = -1;

  constructor(
    design: Design,
    rows: Int32Array,
    criterion: Criterion,
    params: DecisionTreeParams,
    totalWeight: number,
    randomState: number,
  ) {
    const nFeatures = design.features.length;
    this.#design = design;
    this.#rows = rows;
    this.#criterion = criterion;
    this.#order = new FeatureOrder(nFeatures, featuresTried(params.maxFeatures, nFeatures), randomState);
    this.#minSamplesLeaf = params.minSamplesLeaf;
    this.#totalWeight = totalWeight;
    this.#values = new Float32Array(rows.length);
    this.#cuts = new Int32Array(rows.length);
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
    const feature = this.#order.next();
    if (feature < 0) return false;
    const endOfNumbers = this.#sortBy(feature);
    if (this.#isConstant(endOfNumbers)) {
      this.#order.isConstant();
      return true;
    }
    this.#order.varies();
    const middle = this.#criterion.bestOf(this.#cuts, this.#findCuts(endOfNumbers));
    if (middle < 0) return true;
    const lower = this.#values[middle - 1]!;
    this.#feature = feature;
    this.#threshold = middle < endOfNumbers ? thresholdBetween(lower, this.#values[middle]!) : lower;
    this.#middle = middle;
    return true;
  }

  /** Parts the rows by the best split found; null if there is none. */
  finish(impurity: number): Split | null {
    const nConstants = this.#order.end();
    const middle = this.#middle;
    if (middle < 0) return null;
    this.#part();
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

  /** @returns where the missing values begin: numbers are sorted, missing ones are moved behind them */
  #sortBy(feature: number): number {
    const { X, nRows } = this.#design;
    const rows = this.#rows;
    const values = this.#values;
    const base = feature * nRows;
    let end = this.#end;
    for (let i = this.#start; i < end; i++) {
      const value = X[base + rows[i]!]!;
      values[i] = value;
      if (value === value) continue;
      end--;
      const row = rows[i]!;
      rows[i] = rows[end]!;
      rows[end] = row;
      i--;
    }
    sortTogether(values, rows, this.#start, end);
    return end;
  }

  #isConstant(endOfNumbers: number): boolean {
    const start = this.#start;
    if (endOfNumbers === start) return true;
    const values = this.#values;
    return endOfNumbers === this.#end && values[endOfNumbers - 1]! <= Math.fround(values[start]! + SAME);
  }

  /** Writes down where the sorted values change, and the numbers end; returns how many such cuts there are. */
  #findCuts(endOfNumbers: number): number {
    const values = this.#values;
    const cuts = this.#cuts;
    const first = this.#start + this.#minSamplesLeaf;
    const last = this.#end - this.#minSamplesLeaf;
    const end = Math.min(last + 1, endOfNumbers);
    let nCuts = 0;
    for (let i = first; i < end; i++) if (values[i]! > Math.fround(values[i - 1]! + SAME)) cuts[nCuts++] = i;
    if (endOfNumbers < this.#end && endOfNumbers >= first && endOfNumbers <= last)
      cuts[nCuts++] = endOfNumbers;
    return nCuts;
  }

  #part(): void {
    const { X, nRows } = this.#design;
    const rows = this.#rows;
    const base = this.#feature * nRows;
    let end = this.#end;
    for (let i = this.#start; i < end; ) {
      const row = rows[i]!;
      if (X[base + row]! <= this.#threshold) {
        i++;
        continue;
      }
      end--;
      rows[i] = rows[end]!;
      rows[end] = row;
    }
  }
}

function featuresTried(maxFeatures: DecisionTreeParams["maxFeatures"], nFeatures: number): number {
  if (maxFeatures === "all") return nFeatures;
  const size = maxFeatures === "sqrt" ? Math.sqrt(nFeatures) : log2(nFeatures);
  return Math.max(1, Math.floor(size));
}
