import type { ReaderRoom } from "#core/ingest/bytes/cell-room.ts";
import { guessByteEncoding } from "#core/ingest/decoder.ts";

const highBits = 0x80808080 | 0;

/** Watches that the bytes of a file, which arrive in pieces, are UTF-8. */
export class Utf8Watch {
  /** Bytes at the end of the last piece that begin a character which goes on in the next. */
  pending = 0;
  /** The file is taken for UTF-8. */
  settled: boolean;

  /** @param settled it is known to be; else the first piece past ASCII is looked at as a whole */
  constructor(settled: boolean) {
    this.settled = settled;
  }

  /**
   * false when the piece is not valid UTF-8, or looks more like another encoding.
   * @param room its bytes [end - piece.length, end) are the piece; right before them are those that are pending
   */
  accepts({ bytes, loops }: ReaderRoom, end: number, piece: Uint8Array<ArrayBuffer>, last: boolean): boolean {
    if (!this.settled) {
      if (isAscii(piece)) return true;
      if (guessByteEncoding(piece)?.name !== "utf-8") return false;
      this.settled = true;
    }
    const from = end - piece.length - this.pending;
    const at = from + loops.utf8Length(bytes, from, end);
    this.pending = end - at;
    return at === end || (!last && beginsCharacter(bytes, at, end));
  }
}

/** Bytes [at, end) are the start of a character, but not all of it. @see RFC 3629, section 4 */
function beginsCharacter(bytes: Uint8Array, at: number, end: number): boolean {
  const first = bytes[at]!;
  if (first < 0xc2 || first > 0xf4) return false;
  const length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  if (end - at >= length) return false;
  if (end - at === 1) return true;
  const second = bytes[at + 1]!;
  const lowest = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const highest = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (second < lowest || second > highest) return false;
  return end - at === 2 || (bytes[at + 2]! & 0xc0) === 0x80;
}

function isAscii(bytes: Uint8Array<ArrayBuffer>): boolean {
  const n = bytes.length;
  let at = 0;
  while (at < n && ((bytes.byteOffset + at) & 3) !== 0) if (bytes[at++]! >= 0x80) return false;
  if (n - at >= 4) {
    const words = new Int32Array(bytes.buffer, bytes.byteOffset + at, (n - at) >> 2);
    for (const word of words) if ((word & highBits) !== 0) return false;
    at += words.length * 4;
  }
  for (; at < n; at++) if (bytes[at]! >= 0x80) return false;
  return true;
}
