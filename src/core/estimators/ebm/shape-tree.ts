/** What a tree of one step may be. */
export interface TreeRules {
  readonly learningRate: number;
  readonly maxLeaves: number;
  readonly minSamplesLeaf: number;
}

/** 1 rises, -1 falls, 0 does either. */
export type Direction = -1 | 0 | 1;

/** Less curvature than this, and a leaf would be a guess. */
export const LEAST_HESSIAN = 1e-4;
/** Rows that a category is thought to have beside its own, half and half, when categories are put in order. */
const CATEGORY_SMOOTH = 10;

interface Segment {
  readonly from: number;
  readonly to: number;
  readonly cut: number;
  readonly gain: number;
  /** Bounds of the leaf, where the shape may go one way only. */
  readonly least: number;
  readonly most: number;
}

/**
 * Finds the small tree of one feature that lowers the loss most, by sums of derivatives of its bins: the best cut first, then
 * the best cut of a part. Rows without a value have a leaf of their own.
 */
export class ShapeTree {
  readonly #nOutputs: number;
  readonly #rules: TreeRules;
  readonly #order: Int32Array;
  /** Running sums over the ordered bins: derivatives by output, and rows. */
  readonly #sums: Float64Array;
  readonly #counts: Float64Array;

  constructor(nOutputs: number, maxBins: number, rules: TreeRules) {
    this.#nOutputs = nOutputs;
    this.#rules = rules;
    this.#order = new Int32Array(maxBins);
    this.#sums = new Float64Array((maxBins + 1) * nOutputs * 2);
    this.#counts = new Float64Array(maxBins + 1);
  }

  /**
   * @param sums      (bins × nOutputs × 2) first and second derivatives; the last bin holds what is missing
   * @param counts    rows of each bin
   * @param isNominal whether bins may be put into any order
   * @param update    (bins × nOutputs), replaced by what the tree adds
   * @returns whether it adds anything
   */
  fit(
    sums: Float64Array,
    counts: Float64Array,
    isNominal: boolean,
    direction: Direction,
    update: Float64Array,
  ): boolean {
    const { maxLeaves } = this.#rules;
    const n = counts.length - 1;
    update.fill(0);
    this.#orderBins(sums, counts, n, isNominal);
    const leaves = [this.#search(0, n, -Infinity, Infinity, direction)];
    while (leaves.length < maxLeaves) {
      let best = 0;
      for (let i = 1; i < leaves.length; i++) if (leaves[i]!.gain > leaves[best]!.gain) best = i;
      const { gain, from, to, cut, least, most } = leaves[best]!;
      if (gain <= 0) break;
      let [left, right] = [
        { least, most },
        { least, most },
      ];
      if (direction !== 0) {
        const middle = (this.#value(from, cut, 0, least, most) + this.#value(cut, to, 0, least, most)) / 2;
        const [below, above] = [
          { least, most: middle },
          { least: middle, most },
        ];
        [left, right] = direction === 1 ? [below, above] : [above, below];
      }
      leaves.splice(
        best,
        1,
        this.#search(from, cut, left.least, left.most, direction),
        this.#search(cut, to, right.least, right.most, direction),
      );
    }
    const isSplit = leaves.length > 1;
    if (isSplit) for (const leaf of leaves) this.#fill(leaf, update);
    // A leaf for what is missing would only move the intercept where nothing else is there.
    const hasMissing = counts[n]! >= this.#rules.minSamplesLeaf && this.#counts[n]! > 0;
    if (hasMissing) this.#fillMissing(sums, n, update);
    return isSplit || hasMissing;
  }

  #orderBins(sums: Float64Array, counts: Float64Array, n: number, isNominal: boolean): void {
    const width = 2 * this.#nOutputs;
    const order = this.#order.subarray(0, n);
    for (let i = 0; i < n; i++) order[i] = i;
    if (isNominal) {
      const slope = (bin: number) => sums[bin * width]! / (sums[bin * width + 1]! + CATEGORY_SMOOTH);
      order.sort((a, b) => slope(a) - slope(b) || a - b);
    }
    for (let i = 0; i < n; i++) {
      const bin = order[i]!;
      this.#counts[i + 1] = this.#counts[i]! + counts[bin]!;
      for (let c = 0; c < width; c++)
        this.#sums[(i + 1) * width + c] = this.#sums[i * width + c]! + sums[bin * width + c]!;
    }
  }

  /** The best cut of the ordered bins [from, to), of gain 0 where there is none. */
  #search(from: number, to: number, least: number, most: number, direction: Direction): Segment {
    let best = { from, to, cut: from, gain: 0, least, most };
    const { minSamplesLeaf } = this.#rules;
    const whole = this.#score(from, to);
    for (let cut = from + 1; cut < to; cut++) {
      if (this.#counts[cut]! - this.#counts[from]! < minSamplesLeaf) continue;
      if (this.#counts[to]! - this.#counts[cut]! < minSamplesLeaf) break;
      const left = this.#score(from, cut);
      const right = this.#score(cut, to);
      const gain = left + right - whole;
      if (!(gain > best.gain)) continue; // not a number where a side has too little curvature
      if (direction !== 0) {
        const step = this.#value(cut, to, 0, least, most) - this.#value(from, cut, 0, least, most);
        if (direction * step < 0) continue;
      }
      best = { from, to, cut, gain, least, most };
    }
    return best;
  }

  /** How much a leaf lowers the loss, twice; NaN with too little curvature. */
  #score(from: number, to: number): number {
    const width = 2 * this.#nOutputs;
    let score = 0;
    for (let at = from * width, end = to * width, c = 0; c < width; c += 2) {
      const gradient = this.#sums[end + c]! - this.#sums[at + c]!;
      const hessian = this.#sums[end + c + 1]! - this.#sums[at + c + 1]!;
      if (hessian < LEAST_HESSIAN) {
        if (width === 2) return Number.NaN;
        continue; // a class that is nowhere near these rows
      }
      score += (gradient * gradient) / hessian;
    }
    return score;
  }

  #value(from: number, to: number, k: number, least: number, most: number): number {
    const width = 2 * this.#nOutputs;
    const gradient = this.#sums[to * width + 2 * k]! - this.#sums[from * width + 2 * k]!;
    const hessian = this.#sums[to * width + 2 * k + 1]! - this.#sums[from * width + 2 * k + 1]!;
    return Math.min(most, Math.max(least, leafValue(gradient, hessian)));
  }

  #fill({ from, to, least, most }: Segment, update: Float64Array): void {
    for (let k = 0; k < this.#nOutputs; k++) {
      const value = this.#rules.learningRate * this.#value(from, to, k, least, most);
      for (let i = from; i < to; i++) update[this.#order[i]! * this.#nOutputs + k] = value;
    }
  }

  #fillMissing(sums: Float64Array, bin: number, update: Float64Array): void {
    for (let k = 0; k < this.#nOutputs; k++) {
      const at = 2 * (bin * this.#nOutputs + k);
      update[bin * this.#nOutputs + k] = this.#rules.learningRate * leafValue(sums[at]!, sums[at + 1]!);
    }
  }
}

/** A Newton step. */
export function leafValue(gradient: number, hessian: number): number {
  return hessian < LEAST_HESSIAN ? 0 : -gradient / hessian;
}
