import { countUp, greatestOf, leastOf } from "#core/estimators/forest/key-loops.ts";

/** Up to so many are sorted by insertion. */
const FEW = 20;
/** Of one bucket so many are still sorted by insertion. */
const MOST_IN_BUCKET = 48;

/** Sorts small whole numbers, in time that grows with their number alone, and tells where each was; stable. */
export class RankSort {
  readonly #spareKeys: Int32Array;
  readonly #spareOrder: Int32Array;
  #counts = new Int32Array(256);

  constructor(most: number) {
    this.#spareKeys = new Int32Array(most);
    this.#spareOrder = new Int32Array(most);
  }

  /** keys[0 … n) ascending; order[start + i] is where the i-th was, counted from `start` as well. */
  sort(keys: Int32Array, order: Int32Array, start: number, n: number): void {
    if (n <= FEW) {
      countUp(order, start, start + n);
      insertAll(keys, order, start, n, keys, order, start);
      return;
    }
    const least = leastOf(keys, n);
    const range = greatestOf(keys, n) - least;
    countUp(order, start, start + n);
    if (range === 0) return;
    let shift = 0;
    while (range >>> shift > 2 * n) shift++;
    const largest = this.#count(keys, n, least, shift, -1, range >>> shift);
    if (shift > 0 && largest > MOST_IN_BUCKET) {
      // Too many in one bucket: by the low bits first, which the buckets then keep.
      const low = (1 << shift) - 1;
      this.#count(keys, n, least, 0, low, low);
      this.#scatter(keys, order, start, n, least, 0, low);
      copy(this.#spareKeys, this.#spareOrder, n, keys, order, start);
      this.#count(keys, n, least, shift, -1, range >>> shift);
    }
    this.#scatter(keys, order, start, n, least, shift, -1);
    if (shift === 0 || largest > MOST_IN_BUCKET)
      copy(this.#spareKeys, this.#spareOrder, n, keys, order, start);
    else insertAll(this.#spareKeys, this.#spareOrder, 0, n, keys, order, start);
  }

  /**
   * Digits are the bits of a key above the least, from `shift` on, under a mask; none is above `highest`.
   * @returns how often the most frequent occurs
   */
  #count(keys: Int32Array, n: number, least: number, shift: number, mask: number, highest: number): number {
    if (this.#counts.length <= highest) this.#counts = new Int32Array(2 * highest + 2);
    countDigits(keys, n, least, shift, mask, this.#counts, highest);
    return toPlaces(this.#counts, highest);
  }

  #scatter(
    keys: Int32Array,
    order: Int32Array,
    start: number,
    n: number,
    least: number,
    shift: number,
    mask: number,
  ): void {
    scatter(keys, order, start, n, least, shift, mask, this.#counts, this.#spareKeys, this.#spareOrder);
  }
}

// Loops are functions of their own: in the middle of a longer one, V8 compiles them again and again.

function countDigits(
  keys: Int32Array,
  n: number,
  least: number,
  shift: number,
  mask: number,
  counts: Int32Array,
  highest: number,
): void {
  counts.fill(0, 0, highest + 1);
  for (let i = 0; i < n; i++) counts[((keys[i]! - least) >>> shift) & mask]!++;
}

/** Turns counts into the places where each digit begins. @returns the largest count */
function toPlaces(counts: Int32Array, highest: number): number {
  let sum = 0;
  let largest = 0;
  for (let digit = 0; digit <= highest; digit++) {
    const count = counts[digit]!;
    if (count > largest) largest = count;
    counts[digit] = sum;
    sum += count;
  }
  return largest;
}

function scatter(
  keys: Int32Array,
  order: Int32Array,
  start: number,
  n: number,
  least: number,
  shift: number,
  mask: number,
  places: Int32Array,
  toKeys: Int32Array,
  toOrder: Int32Array,
): void {
  for (let i = 0; i < n; i++) {
    const key = keys[i]!;
    const to = places[((key - least) >>> shift) & mask]!++;
    toKeys[to] = key;
    toOrder[to] = order[start + i]!;
  }
}

function copy(
  keys: Int32Array,
  order: Int32Array,
  n: number,
  toKeys: Int32Array,
  toOrder: Int32Array,
  start: number,
): void {
  for (let i = 0; i < n; i++) {
    toKeys[i] = keys[i]!;
    toOrder[start + i] = order[i]!;
  }
}

/** Copies few keys, or many that are nearly in order, and puts them in order; to where they are, too. */
function insertAll(
  keys: Int32Array,
  order: Int32Array,
  from: number,
  n: number,
  toKeys: Int32Array,
  toOrder: Int32Array,
  start: number,
): void {
  for (let i = 0; i < n; i++) {
    const key = keys[i]!;
    const place = order[from + i]!;
    let j = i;
    for (; j > 0 && toKeys[j - 1]! > key; j--) {
      toKeys[j] = toKeys[j - 1]!;
      toOrder[start + j] = toOrder[start + j - 1]!;
    }
    toKeys[j] = key;
    toOrder[start + j] = place;
  }
}
