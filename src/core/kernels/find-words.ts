/** Longer words (bytes) are not held. */
export const LONGEST_WORD = 32;
/** A slot of a table of words is so many int32: the word, filled up with zeros; its length + 1, 0 where there is none; its code; two unused. */
export const WORD_SLOT = 12;

const lengthAt = 8;
const codeAt = 9;

/**
 * Looks cells up in a table of words that were met before, and stops before one that is not there.
 * Cell i of `n` is bytes [starts[k], ends[k]) with k = first + i · stride.
 * @param table slots by the hash of the word, the next one where that is taken; a power of two of them, some free
 * @param codes told: the codes of the words, from `to` on
 * @returns how many cells were found
 */
export function findWords(
  bytes: Uint8Array,
  starts: Int32Array,
  ends: Int32Array,
  first: number,
  stride: number,
  n: number,
  table: Int32Array,
  codes: Int32Array,
  to: number,
): number {
  for (let i = 0, k = first; i < n; i++, k += stride) {
    const start = starts[k]!;
    const end = ends[k]!;
    if (end - start > LONGEST_WORD) return i;
    const slot = slotOf(bytes, start, end, table);
    if (table[slot + lengthAt] === 0) return i;
    codes[to + i] = table[slot + codeAt]!;
  }
  return n;
}

/** Adds a word, bytes [start, end), of at most `LONGEST_WORD`, to a table that has it not and stays with a slot free. */
export function addWord(
  bytes: Uint8Array,
  start: number,
  end: number,
  table: Int32Array,
  code: number,
): void {
  const slot = slotOf(bytes, start, end, table);
  for (let i = start; i < end; i += 4) table[slot + ((i - start) >> 2)] = fourAt(bytes, i, end);
  table[slot + lengthAt] = end - start + 1;
  table[slot + codeAt] = code;
}

/** Where the word is, or would be. */
function slotOf(bytes: Uint8Array, start: number, end: number, table: Int32Array): number {
  const length = end - start + 1;
  let hash = length;
  for (let i = start; i < end; i += 4) hash = mixed(hash, fourAt(bytes, i, end));
  hash ^= hash >>> 15;
  const mask = table.length / WORD_SLOT - 1;
  for (let at = hash & mask; ; at = (at + 1) & mask) {
    const slot = at * WORD_SLOT;
    const held = table[slot + lengthAt]!;
    if (held === 0) return slot;
    if (held !== length) continue;
    let i = start;
    while (i < end && table[slot + ((i - start) >> 2)] === fourAt(bytes, i, end)) i += 4;
    if (i >= end) return slot;
  }
}

/** Up to four bytes of a word, those past its end 0. */
function fourAt(bytes: Uint8Array, at: number, end: number): number {
  if (at + 4 <= end)
    return bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
  let four = 0;
  for (let i = at; i < end; i++) four |= bytes[i]! << ((i - at) << 3);
  return four;
}

function mixed(hash: number, four: number): number {
  const product = Math.imul(hash ^ four, 0x01000193);
  return product ^ (product >>> 13);
}
