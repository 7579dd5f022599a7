import type { Criterion, Parts } from "#core/estimators/decision-tree/splitter.ts";

/** Squared error. */
export class NumberCriterion implements Criterion {
  readonly #y: Float64Array;
  readonly #weights: Float64Array | null;
  readonly #rows: Int32Array;
  readonly #value = new Float64Array(1);
  #start = 0;
  #end = 0;
  #sum = 0;
  #squares = 0;
  #best = -Infinity;
  weight = 0;

  /** @param weights of each row, or null for all 1; y and weights may be written anew from tree to tree */
  constructor(y: Float64Array, weights: Float64Array | null, rows: Int32Array) {
    this.#y = y;
    this.#weights = weights;
    this.#rows = rows;
  }

  begin(start: number, end: number): void {
    const y = this.#y;
    const weights = this.#weights;
    const rows = this.#rows;
    let sum = 0;
    let squares = 0;
    let weight = 0;
    for (let i = start; i < end; i++) {
      const row = rows[i]!;
      const w = weights === null ? 1 : weights[row]!;
      const weighted = w * y[row]!;
      sum += weighted;
      squares += weighted * y[row]!;
      weight += w;
    }
    this.#start = start;
    this.#end = end;
    this.#sum = sum;
    this.#squares = squares;
    this.#best = -Infinity;
    this.weight = weight;
  }

  impurity(): number {
    const mean = this.#sum / this.weight;
    return this.#squares / this.weight - mean * mean;
  }

  value(): Float64Array {
    this.#value[0] = this.#sum / this.weight;
    return this.#value;
  }

  bestOf(cuts: Int32Array, nCuts: number): number {
    const y = this.#y;
    const weights = this.#weights;
    const rows = this.#rows;
    const end = this.#end;
    const total = this.#sum;
    const weight = this.weight;
    let best = this.#best;
    let bestAt = -1;
    let at = this.#start;
    let sum = 0;
    let weightLeft = 0;
    for (let c = 0; c < nCuts; c++) {
      const cut = cuts[c]!;
      // From whichever end is nearer: fewer rows, and scikit-learn's last bits.
      if (cut - at <= end - cut) {
        for (; at < cut; at++) {
          const row = rows[at]!;
          const w = weights === null ? 1 : weights[row]!;
          sum += w * y[row]!;
          weightLeft += w;
        }
      } else {
        sum = total;
        weightLeft = weight;
        for (let i = end - 1; i >= cut; i--) {
          const row = rows[i]!;
          const w = weights === null ? 1 : weights[row]!;
          sum -= w * y[row]!;
          weightLeft -= w;
        }
        at = cut;
      }
      const right = total - sum;
      const proxy = (sum * sum) / weightLeft + (right * right) / (weight - weightLeft);
      if (proxy > best) {
        best = proxy;
        bestAt = cut;
      }
    }
    this.#best = best;
    return bestAt;
  }

  parts(middle: number): Parts {
    const y = this.#y;
    const weights = this.#weights;
    const rows = this.#rows;
    let sum = 0;
    let squares = 0;
    let weightLeft = 0;
    for (let i = this.#start; i < middle; i++) {
      const row = rows[i]!;
      const w = weights === null ? 1 : weights[row]!;
      const weighted = w * y[row]!;
      sum += weighted;
      squares += weighted * y[row]!;
      weightLeft += w;
    }
    if (middle - this.#start > this.#end - middle) {
      sum = this.#sum;
      weightLeft = this.weight;
      for (let i = this.#end - 1; i >= middle; i--) {
        const row = rows[i]!;
        const w = weights === null ? 1 : weights[row]!;
        sum -= w * y[row]!;
        weightLeft -= w;
      }
    }
    const weightRight = this.weight - weightLeft;
    const left = sum / weightLeft;
    const right = (this.#sum - sum) / weightRight;
    return {
      weightLeft,
      weightRight,
      impurityLeft: squares / weightLeft - left * left,
      impurityRight: (this.#squares - squares) / weightRight - right * right,
    };
  }
}
