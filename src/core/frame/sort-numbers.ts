/** Shorter arrays are sorted by the engine itself: counting 65,536 digits is not worth it. */
const shortest = 20_000;

/**
 * A rising copy of numbers among which there is no NaN; -0 comes before 0, as in the engine's own sort. Long arrays
 * by radix: two to four times quicker, and a pass can be a pause.
 * @param pause awaited between passes over a long array
 */
export async function sortNumbers(values: Float64Array, pause: () => Promise<void>): Promise<Float64Array> {
  if (values.length < shortest) return values.slice().sort();
  const n = values.length;
  const sorted = values.slice();
  let from = new Uint32Array(sorted.buffer);
  const counts = Array.from({ length: 4 }, () => new Uint32Array(65536));
  toKeys(from, counts);
  let to = new Uint32Array(2 * n);
  for (const [digit, count] of counts.entries()) {
    const word = digit >> 1;
    const shift = (digit & 1) * 16;
    // All alike in this digit, as the low digits of whole numbers are.
    if (count[(from[word]! >>> shift) & 0xffff] === n) continue;
    await pause();
    scatter(from, to, count, word, shift);
    [from, to] = [to, from];
  }
  await pause();
  fromKeys(from);
  return new Float64Array(from.buffer);
}

/** Bits of floats to unsigned integers of the same order, their 16-bit digits counted on the way. Low word first. */
function toKeys(words: Uint32Array, counts: readonly Uint32Array[]): void {
  const [c0, c1, c2, c3] = counts;
  for (let i = 0; i < words.length; i += 2) {
    let low = words[i]!;
    let high = words[i + 1]!;
    if (high >>> 31 === 1) {
      low = ~low >>> 0;
      high = ~high >>> 0;
    } else high = (high | 0x80000000) >>> 0;
    words[i] = low;
    words[i + 1] = high;
    c0![low & 0xffff]!++;
    c1![low >>> 16]!++;
    c2![high & 0xffff]!++;
    c3![high >>> 16]!++;
  }
}

function scatter(from: Uint32Array, to: Uint32Array, count: Uint32Array, word: number, shift: number): void {
  let start = 0;
  for (let k = 0; k < count.length; k++) {
    const n = count[k]!;
    count[k] = start;
    start += n;
  }
  for (let i = 0; i < from.length; i += 2) {
    const at = 2 * count[(from[i + word]! >>> shift) & 0xffff]!++;
    to[at] = from[i]!;
    to[at + 1] = from[i + 1]!;
  }
}

function fromKeys(words: Uint32Array): void {
  for (let i = 0; i < words.length; i += 2) {
    const high = words[i + 1]!;
    if (high >>> 31 === 1) words[i + 1] = high & 0x7fffffff;
    else {
      words[i] = ~words[i]! >>> 0;
      words[i + 1] = ~high >>> 0;
    }
  }
}
