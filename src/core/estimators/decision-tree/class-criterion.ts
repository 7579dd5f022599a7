import type { Criterion, Parts } from "#core/estimators/decision-tree/splitter.ts";
import { log } from "#core/shared/math.ts";

/** Gini impurity, or entropy in bits. */
export class ClassCriterion implements Criterion {
  readonly #codes: Int32Array;
  readonly #weights: Float64Array | null;
  readonly #rows: Int32Array;
  readonly #impurityOf: (sums: Float64Array, weight: number) => number;
  /** Of whole weights Gini's sums are whole numbers, exact in any order, and are kept up to date row by row. */
  readonly isWhole: boolean;
  readonly #value: Float64Array;
  /** Weight of each class. */
  readonly #node: Float64Array;
  readonly #left: Float64Array;
  readonly #right: Float64Array;
  #weightLeft = 0;
  #start = 0;
  #end = 0;
  #best = -Infinity;
  weight = 0;

  /**
   * @param codes class of each row
   * @param weights of each row, or null for all 1; codes and weights may be written anew from tree to tree
   * @param wholeWeights all weights are whole numbers
   */
  constructor(
    codes: Int32Array,
    nClasses: number,
    weights: Float64Array | null,
    rows: Int32Array,
    kind: "gini" | "entropy",
    wholeWeights: boolean,
  ) {
    this.#codes = codes;
    this.#weights = weights;
    this.#rows = rows;
    this.#impurityOf = kind === "gini" ? gini : entropy;
    this.isWhole = kind === "gini" && wholeWeights;
    this.#value = new Float64Array(nClasses);
    this.#node = new Float64Array(nClasses);
    this.#left = new Float64Array(nClasses);
    this.#right = new Float64Array(nClasses);
  }

  begin(start: number, end: number): void {
    this.#start = start;
    this.#end = end;
    this.#best = -Infinity;
    this.#node.fill(0);
    this.weight = this.#add(this.#node, 0, start, end);
  }

  /** Weight of each class in the node. */
  get sums(): Float64Array {
    return this.#node;
  }

  impurity(): number {
    return this.#impurityOf(this.#node, this.weight);
  }

  value(): Float64Array {
    for (let k = 0; k < this.#value.length; k++) this.#value[k] = this.#node[k]! / this.weight;
    return this.#value;
  }

  bestOf(cuts: Int32Array, nCuts: number): number {
    return this.isWhole ? this.#bestWhole(cuts, nCuts) : this.#bestWeighted(cuts, nCuts);
  }

  #bestWhole(cuts: Int32Array, nCuts: number): number {
    const codes = this.#codes;
    const weights = this.#weights;
    const rows = this.#rows;
    const left = this.#left;
    const right = this.#right;
    for (let k = 0; k < left.length; k++) {
      left[k] = 0;
      right[k] = this.#node[k]!;
    }
    const weight = this.weight;
    let squaresLeft = 0;
    let squaresRight = sumOfSquares(right);
    let best = this.#best;
    let bestAt = -1;
    let at = this.#start;
    let weightLeft = 0;
    for (let c = 0; c < nCuts; c++) {
      const cut = cuts[c]!;
      for (; at < cut; at++) {
        const row = rows[at]!;
        const k = codes[row]!;
        const w = weights === null ? 1 : weights[row]!;
        squaresLeft += w * (2 * left[k]! + w);
        squaresRight -= w * (2 * right[k]! - w);
        left[k]! += w;
        right[k]! -= w;
        weightLeft += w;
      }
      const weightRight = weight - weightLeft;
      const impurityLeft = 1 - squaresLeft / (weightLeft * weightLeft);
      const impurityRight = 1 - squaresRight / (weightRight * weightRight);
      const proxy = -weightRight * impurityRight - weightLeft * impurityLeft;
      if (proxy > best) {
        best = proxy;
        bestAt = cut;
      }
    }
    this.#best = best;
    return bestAt;
  }

  #bestWeighted(cuts: Int32Array, nCuts: number): number {
    let best = this.#best;
    let bestAt = -1;
    this.#left.fill(0);
    this.#weightLeft = 0;
    let at = this.#start;
    for (let c = 0; c < nCuts; c++) {
      const cut = cuts[c]!;
      this.#moveTo(at, cut);
      at = cut;
      const weightRight = this.weight - this.#weightLeft;
      const impurityLeft = this.#impurityOf(this.#left, this.#weightLeft);
      const impurityRight = this.#impurityOf(this.#right, weightRight);
      const proxy = -weightRight * impurityRight - this.#weightLeft * impurityLeft;
      if (proxy > best) {
        best = proxy;
        bestAt = cut;
      }
    }
    this.#best = best;
    return bestAt;
  }

  parts(middle: number): Parts {
    this.#left.fill(0);
    this.#weightLeft = 0;
    this.#moveTo(this.#start, middle);
    const weightLeft = this.#weightLeft;
    const weightRight = this.weight - weightLeft;
    return {
      weightLeft,
      weightRight,
      impurityLeft: this.#impurityOf(this.#left, weightLeft),
      impurityRight: this.#impurityOf(this.#right, weightRight),
    };
  }

  /** Moves the border of the parts, counting from whichever end is nearer: fewer rows, and scikit-learn's last bits. */
  #moveTo(at: number, cut: number): void {
    if (cut - at <= this.#end - cut) {
      this.#weightLeft = this.#add(this.#left, this.#weightLeft, at, cut);
    } else {
      this.#left.set(this.#node);
      this.#weightLeft = this.#takeFromEnd(this.#left, this.weight, cut);
    }
    for (let k = 0; k < this.#node.length; k++) this.#right[k] = this.#node[k]! - this.#left[k]!;
  }

  #add(sums: Float64Array, before: number, start: number, end: number): number {
    const weights = this.#weights;
    let weight = before;
    for (let i = start; i < end; i++) {
      const row = this.#rows[i]!;
      const w = weights === null ? 1 : weights[row]!;
      sums[this.#codes[row]!]! += w;
      weight += w;
    }
    return weight;
  }

  #takeFromEnd(sums: Float64Array, before: number, cut: number): number {
    const weights = this.#weights;
    let weight = before;
    for (let i = this.#end - 1; i >= cut; i--) {
      const row = this.#rows[i]!;
      const w = weights === null ? 1 : weights[row]!;
      sums[this.#codes[row]!]! -= w;
      weight -= w;
    }
    return weight;
  }
}

function sumOfSquares(sums: Float64Array): number {
  let squares = 0;
  for (let k = 0; k < sums.length; k++) squares += sums[k]! * sums[k]!;
  return squares;
}

function gini(sums: Float64Array, weight: number): number {
  return 1 - sumOfSquares(sums) / (weight * weight);
}

function entropy(sums: Float64Array, weight: number): number {
  let bits = 0;
  for (let k = 0; k < sums.length; k++) {
    const share = sums[k]! / weight;
    if (share > 0) bits -= share * (log(share) / Math.LN2);
  }
  return bits;
}
