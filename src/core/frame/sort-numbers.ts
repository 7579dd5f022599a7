/** Shorter arrays are sorted by the engine itself: counting 2,048 digits thrice is not worth it. */
const shortest = 20_000;
const digitBits = 11;
const nDigits = 6;
/** The digits of the upper 33 bits: sign, exponent and 21 bits of the fraction. */
const upperDigits = [3, 4, 5] as const;
const allDigits = [0, 1, 2, 3, 4, 5] as const;

/**
 * A rising copy of numbers among which there is no NaN; -0 comes before 0, as in the engine's own sort. Long arrays
 * by radix over the upper half of the bits, which leaves next to nothing to move; where it leaves more, over all.
 * @param pause awaited between passes over a long array
 */
export async function sortNumbers(values: Float64Array, pause: () => Promise<void>): Promise<Float64Array> {
  return sortSpent(values.slice(), pause);
}

/** The same without a copy: the array given is spent, and may or may not be the one returned. */
export async function sortSpent(values: Float64Array, pause: () => Promise<void>): Promise<Float64Array> {
  if (values.length < shortest) return values.sort();
  const nearly = await radix(values, upperDigits, pause);
  await pause();
  return settle(nearly) ? nearly : radix(nearly, allDigits, pause);
}

/** Sorts by these digits, lowest first. The array given is spent. */
async function radix(
  values: Float64Array,
  digits: readonly number[],
  pause: () => Promise<void>,
): Promise<Float64Array> {
  let from: Float64Array = values;
  let to: Float64Array = new Float64Array(values.length);
  const counts = countDigits(from);
  for (const digit of digits) {
    const count = counts[digit]!;
    // All alike in this digit, as the low digits of whole numbers are.
    if (count.includes(values.length)) continue;
    await pause();
    startsOf(count);
    pass(from, to, count, digit);
    [from, to] = [to, from];
  }
  return from;
}

/** Of floats as unsigned integers of the same order: negative ones with all bits turned, others with the sign bit. */
function countDigits(values: Float64Array): readonly Uint32Array[] {
  const counts = Array.from({ length: nDigits }, () => new Uint32Array(1 << digitBits));
  const [c0, c1, c2, c3, c4, c5] = counts as [
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
  ];
  const words = wordsOf(values);
  for (let i = 0; i < words.length; i += 2) {
    const turn = -(words[i + 1]! >>> 31);
    const low = words[i]! ^ turn;
    const high = words[i + 1]! ^ (turn | 0x80000000);
    c0[low & 2047]!++;
    c1[(low >>> 11) & 2047]!++;
    c2[((low >>> 22) | (high << 10)) & 2047]!++;
    c3[(high >>> 1) & 2047]!++;
    c4[(high >>> 12) & 2047]!++;
    c5[high >>> 23]!++;
  }
  return counts;
}

function startsOf(count: Uint32Array): void {
  let start = 0;
  for (let k = 0; k < count.length; k++) {
    const n = count[k]!;
    count[k] = start;
    start += n;
  }
}

/** One loop a kind of digit: a shift that is known beforehand makes it twice as quick. */
function pass(from: Float64Array, to: Float64Array, at: Uint32Array, digit: number): void {
  const words = wordsOf(from);
  const n = from.length;
  if (digit < 2) {
    const shift = digit * digitBits;
    for (let i = 0; i < n; i++) {
      const turn = -(words[2 * i + 1]! >>> 31);
      to[at[((words[2 * i]! ^ turn) >>> shift) & 2047]!++] = from[i]!;
    }
  } else if (digit === 2) {
    for (let i = 0; i < n; i++) {
      const high = words[2 * i + 1]!;
      const turn = -(high >>> 31);
      to[at[(((words[2 * i]! ^ turn) >>> 22) | ((high ^ turn) << 10)) & 2047]!++] = from[i]!;
    }
  } else {
    const shift = digit * digitBits - 32;
    for (let i = 0; i < n; i++) {
      const high = words[2 * i + 1]!;
      to[at[((high ^ (-(high >>> 31) | 0x80000000)) >>> shift) & 2047]!++] = from[i]!;
    }
  }
}

/** Insertion sort of what is nearly sorted. False, and not yet sorted, where it would take more than a few moves a value. */
function settle(values: Float64Array): boolean {
  let left = 4 * values.length;
  for (let i = 1; i < values.length; i++) {
    const value = values[i]!;
    let at = i - 1;
    if (!(values[at]! > value)) continue;
    for (; at >= 0 && values[at]! > value; at--) {
      values[at + 1] = values[at]!;
      left--;
    }
    values[at + 1] = value;
    if (left < 0) return false;
  }
  return true;
}

function wordsOf(values: Float64Array): Uint32Array {
  return new Uint32Array(values.buffer, values.byteOffset, 2 * values.length);
}
