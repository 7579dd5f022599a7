import type { FeatureMatrix } from "#core/estimators/design.ts";
import type { KeyedFeatures } from "#core/estimators/forest/plot.ts";

/**
 * Features as ranks: whole numbers sort in fewer steps than floats, and a forest sorts each feature many thousand times.
 * A key is the place of a value among the different values of its feature; missing ones come last.
 */
export interface RankedFeatures extends KeyedFeatures {
  /** The different values of all features, ascending; of feature j from offsets[j] on, NaN last where there are any. */
  readonly values: Float32Array;
  /** One more than features. */
  readonly offsets: Int32Array;
}

/**
 * @param ranks as many as cells; written
 * @param values room for as many; written
 * @param offsets room for one more than features; written
 * @param pause awaited after each feature
 */
export async function rankFeatures(
  { X, nRows, features }: FeatureMatrix,
  ranks: Int32Array,
  values: Float32Array,
  offsets: Int32Array,
  pause: () => Promise<void>,
): Promise<RankedFeatures> {
  const sort = new FloatSort(nRows);
  for (let j = 0; j < features.length; j++) {
    const column = X.subarray(j * nRows, (j + 1) * nRows);
    const own = ranks.subarray(j * nRows, (j + 1) * nRows);
    const first = offsets[j]!;
    offsets[j + 1] = first + rankColumn(column, sort.order(column), own, values.subarray(first));
    await pause();
  }
  const keyAtMost = (feature: number, threshold: number) =>
    lastAtMost(values, offsets[feature]!, offsets[feature + 1]!, threshold);
  return { nRows, nFeatures: features.length, keys: ranks, keyAtMost, values, offsets };
}

/** Writes ranks, and the different values, ascending, NaN last. @returns how many these are */
function rankColumn(column: Float32Array, order: Int32Array, ranks: Int32Array, found: Float32Array): number {
  let n = 0;
  for (const row of order) {
    const value = column[row]!;
    const last = n === 0 ? Number.NaN : found[n - 1]!;
    // NaN equals nothing, itself included.
    if (n === 0 || (value !== last && (value === value || last === last))) found[n++] = value;
    ranks[row] = n - 1;
  }
  return n;
}

const DIGIT = 16;
const DIGITS = 1 << DIGIT;

/** Radix sort of the bits of floats, two digits of 16 bits; stable. */
class FloatSort {
  readonly #keys: Uint32Array;
  readonly #halfway: Int32Array;
  readonly #order: Int32Array;
  readonly #counts = new Int32Array(DIGITS);

  constructor(nRows: number) {
    this.#keys = new Uint32Array(nRows);
    this.#halfway = new Int32Array(nRows);
    this.#order = new Int32Array(nRows);
  }

  /** The rows in ascending order, NaN last; valid until the next call. */
  order(column: Float32Array): Int32Array {
    const keys = this.#keys;
    const bits = new Int32Array(keys.buffer);
    const floats = new Float32Array(keys.buffer);
    for (let row = 0; row < keys.length; row++) {
      // 0 is added so that -0 becomes 0.
      floats[row] = column[row]! + 0;
      const own = bits[row]!;
      // Of negative numbers all bits are turned round, of others the sign alone: then they are in the order of the floats.
      keys[row] = column[row] === column[row] ? own ^ ((own >> 31) | 0x80000000) : 0xffffffff;
    }
    for (let row = 0; row < keys.length; row++) this.#order[row] = row;
    this.#pass(this.#order, this.#halfway, 0);
    this.#pass(this.#halfway, this.#order, DIGIT);
    return this.#order;
  }

  #pass(from: Int32Array, to: Int32Array, shift: number): void {
    const keys = this.#keys;
    const counts = this.#counts.fill(0);
    for (let row = 0; row < keys.length; row++) counts[(keys[row]! >>> shift) & (DIGITS - 1)]!++;
    for (let digit = 0, sum = 0; digit < DIGITS; digit++) {
      const count = counts[digit]!;
      counts[digit] = sum;
      sum += count;
    }
    for (let i = 0; i < from.length; i++) {
      const row = from[i]!;
      to[counts[(keys[row]! >>> shift) & (DIGITS - 1)]!++] = row;
    }
  }
}

/** The place, from `start` on, of the greatest of ascending values that is at most the threshold; NaN may be last. */
function lastAtMost(values: Float32Array, start: number, end: number, threshold: number): number {
  let low = start;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! <= threshold) low = middle + 1;
    else high = middle;
  }
  return low - 1 - start;
}
