import { DENSE } from "#core/kernels/grow-subtree.ts";
import type { Arrays, Room } from "#core/kernels/kernels.ts";

/** Features as whole numbers in the order of their values. */
export interface KeyedFeatures {
  readonly nRows: number;
  readonly nFeatures: number;
  /** Column-major, as X; missing values have the greatest. */
  readonly keys: Int32Array;
  /** The greatest key of a value up to the threshold. */
  keyAtMost(feature: number, threshold: number): number;
}

/** Where the keys of a node's rows are: that of feature j of the row at a place is keys[j * stride + rows[place]]. */
export interface NodeKeys {
  readonly keys: Int32Array;
  readonly stride: number;
}

/** How much a plot has to hold. */
export interface PlotSize {
  readonly nRows: number;
  readonly isClassification: boolean;
  readonly isWeighted: boolean;
}

export function plotArrays(
  room: Arrays,
  nFeatures: number,
  { nRows, isClassification, isWeighted }: PlotSize,
) {
  return {
    codes: room.int32(isClassification ? nRows : 0),
    y: room.float64(isClassification ? 0 : nRows),
    weights: isWeighted ? room.float64(nRows) : null,
    order: room.int32(nRows),
    keys: room.int32(nRows),
    rows: room.int32(nRows),
    block: room.int32(DENSE * nFeatures),
  };
}

/**
 * The rows of the nodes of one tree, side by side, with their keys, answers and weights at hand. Criteria read answers and
 * weights by places, in the order of `order`: sorting moves places alone, and rows are moved once a split is decided.
 */
export class Plot {
  readonly features: KeyedFeatures;
  /** Class of the row at each place; empty for numbers. */
  readonly codes: Int32Array;
  /** Number of the row at each place; empty for classes. */
  readonly y: Float64Array;
  readonly weights: Float64Array | null;
  readonly order: Int32Array;
  /** Keys of the node's rows, from 0 on. */
  readonly keys: Int32Array;
  /** Where the keys of the row at each place are, as `keysOf` says. */
  readonly rows: Int32Array;
  readonly #loops: Pick<Room, "partRows" | "copyKeys">;
  readonly #all: NodeKeys;
  /** Column-major keys of the rows of one small subtree. */
  readonly block: Int32Array;
  #block: NodeKeys;
  #blockStart = 0;
  #blockEnd = 0;

  /** @param loops those of the room in which the arrays and the features' keys are */
  constructor(
    features: KeyedFeatures,
    { codes, y, weights, order, keys, rows, block }: ReturnType<typeof plotArrays>,
    loops: Pick<Room, "partRows" | "copyKeys">,
  ) {
    this.features = features;
    this.codes = codes;
    this.y = y;
    this.weights = weights;
    this.order = order;
    this.keys = keys;
    this.rows = rows;
    this.#loops = loops;
    this.#all = { keys: features.keys, stride: features.nRows };
    this.block = block;
    this.#block = { keys: block, stride: 0 };
  }

  /**
   * Lays out the rows of a tree.
   * @param learned rows to choose from
   * @param y of all rows
   * @param weights of all rows, or null for all 1
   * @param counts rows that were not drawn (0) are left out; null takes all
   * @returns how many rows were laid out
   */
  lay(
    learned: Int32Array,
    y: Float64Array,
    weights: Float64Array | null,
    counts: Float64Array | null,
  ): number {
    let n = 0;
    for (const row of learned) {
      const count = counts === null ? 1 : counts[row]!;
      if (count === 0) continue;
      this.rows[n] = row;
      this.order[n] = n;
      if (this.codes.length > 0) this.codes[n] = y[row]!;
      else this.y[n] = y[row]!;
      if (this.weights !== null) this.weights[n] = weights === null ? count : count * weights[row]!;
      n++;
    }
    this.#blockStart = 0;
    this.#blockEnd = 0;
    return n;
  }

  /** A small node's are copied first; its rows are known by their places in the copy from then on. */
  keysOf(start: number, end: number): NodeKeys {
    if (end - start <= DENSE && !this.#isInBlock(start, end)) this.#enter(start, end);
    return this.#isInBlock(start, end) ? this.#block : this.#all;
  }

  /** Writes the keys of the node's rows into `keys`. */
  gather(feature: number, start: number, end: number): void {
    const { keys, stride } = this.keysOf(start, end);
    gather(keys, feature * stride, this.rows, start, end - start, this.keys, 0);
  }

  /** Moves rows whose value is at most the threshold before the others. */
  part(feature: number, threshold: number, start: number, end: number): void {
    const { codes, y, weights, rows } = this;
    const { keys, stride } = this.keysOf(start, end);
    const last = this.features.keyAtMost(feature, threshold);
    this.#loops.partRows(keys, feature * stride, last, rows, codes, y, weights, start, end);
  }

  #isInBlock(start: number, end: number): boolean {
    return start >= this.#blockStart && end <= this.#blockEnd;
  }

  #enter(start: number, end: number): void {
    const { keys, nFeatures, nRows } = this.features;
    this.#loops.copyKeys(keys, nRows, nFeatures, this.rows, start, end, this.block);
    this.#block = { keys: this.block, stride: end - start };
    this.#blockStart = start;
    this.#blockEnd = end;
  }
}

// Loops are functions of their own: in the middle of a longer one, V8 compiles them again and again.

function gather(
  keys: Int32Array,
  base: number,
  rows: Int32Array,
  start: number,
  n: number,
  to: Int32Array,
  toStart: number,
): void {
  for (let i = 0; i < n; i++) to[toStart + i] = keys[base + rows[start + i]!]!;
}
