import { guessByteEncoding } from "#core/ingest/decoder.ts";

const highBits = 0x80808080 | 0;
/** So many bytes are looked at one by one before they are looked at in words. */
const nearBytes = 256;

/** Watches that the bytes of a file, which arrive in pieces, are UTF-8. */
export class Utf8Watch {
  /** Bytes at the end of the last piece that begin a character which goes on in the next. */
  pending = 0;
  /** The file is taken for UTF-8. */
  settled: boolean;
  /** Bytes that the character cut by a piece's end still needs, and what the first of them may be. */
  #needed = 0;
  #lowest = 0x80;
  #highest = 0xbf;

  /** @param settled it is known to be; else the first piece past ASCII is looked at as a whole */
  constructor(settled: boolean) {
    this.settled = settled;
  }

  /** false when the piece is not valid UTF-8, or looks more like another encoding. */
  accepts(bytes: Uint8Array<ArrayBuffer>, last: boolean): boolean {
    if (!this.settled && firstHigh(bytes, 0) < bytes.length) {
      if (guessByteEncoding(bytes)?.name !== "utf-8") return false;
      this.settled = true;
    }
    return this.#isValid(bytes) && !(last && this.#needed > 0);
  }

  /** @see RFC 3629, section 4 */
  #isValid(bytes: Uint8Array<ArrayBuffer>): boolean {
    const n = bytes.length;
    let needed = this.#needed;
    let lowest = this.#lowest;
    let highest = this.#highest;
    let pending = needed > 0 ? this.pending : 0;
    for (let i = needed > 0 ? 0 : firstHigh(bytes, 0); i < n; ) {
      const byte = bytes[i++]!;
      if (needed > 0) {
        if (byte < lowest || byte > highest) return false;
        lowest = 0x80;
        highest = 0xbf;
        needed--;
        pending = needed === 0 ? 0 : pending + 1;
      } else {
        if (byte < 0xc2 || byte > 0xf4) return false;
        needed = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
        if (byte === 0xe0) lowest = 0xa0;
        else if (byte === 0xed) highest = 0x9f;
        else if (byte === 0xf0) lowest = 0x90;
        else if (byte === 0xf4) highest = 0x8f;
        pending = 1;
      }
      if (needed === 0) i = firstHigh(bytes, i);
    }
    this.#needed = needed;
    this.#lowest = lowest;
    this.#highest = highest;
    this.pending = pending;
    return true;
  }
}

/** Where the first byte past ASCII is, from `from` on; the length where there is none. */
function firstHigh(bytes: Uint8Array<ArrayBuffer>, from: number): number {
  const n = bytes.length;
  let at = from;
  // Between two letters past ASCII there are often few bytes: a view of words is not worth making for them.
  const near = Math.min(n, from + nearBytes);
  for (; at < near; at++) if (bytes[at]! >= 0x80) return at;
  while (at < n && ((bytes.byteOffset + at) & 3) !== 0) if (bytes[at++]! >= 0x80) return at - 1;
  if (n - at >= 4) {
    const words = new Int32Array(bytes.buffer, bytes.byteOffset + at, (n - at) >> 2);
    let word = 0;
    while (word < words.length && (words[word]! & highBits) === 0) word++;
    at += word * 4;
  }
  while (at < n && bytes[at]! < 0x80) at++;
  return at;
}
