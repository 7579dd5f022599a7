import { type CellBlock, utf8String } from "#core/ingest/bytes/cell-block.ts";
import { plainRoom } from "#core/ingest/bytes/cell-room.ts";

/** Longer spellings (characters) are few: they are held as strings. */
const longestInHeap = 64;
/** Characters that become one string before it is cut into tokens: as few as the stack takes as arguments. */
const unitsAtOnce = 4096;
/** The units of the token that is looked up. One for all tables: nothing is kept in it between calls. */
const scratchUnits = new Uint16Array(longestInHeap);

/**
 * The different spellings of one column, each known by a code in order of first appearance. As a Map from string to
 * number, but the characters lie in one array: a table of thousands of columns holds no string a spelling, and
 * looking one up makes no object.
 */
export class TokenTable {
  #size = 0;
  /** Open addressing: code + 1, 0 where there is none. At most half full. */
  #slots = new Int32Array(16);
  #hashes = new Int32Array(8);
  /** UTF-16 units of token i: [#ends[i], #ends[i + 1]). */
  #ends = new Uint32Array(9);
  #units = new Uint16Array(32);
  readonly #codeOfLong = new Map<string, number>();

  get size(): number {
    return this.#size;
  }

  /** The code of a spelling, which is `size` before the call when it is new. */
  codeOf(token: string): number {
    const n = token.length;
    if (n > longestInHeap) return this.#long(token);
    const scratch = scratchUnits;
    for (let i = 0; i < n; i++) scratch[i] = token.charCodeAt(i);
    return this.#codeOfScratch(n);
  }

  /** As `codeOf`, of bytes [start, end), which are valid UTF-8. */
  codeOfBytes(bytes: Uint8Array, start: number, end: number): number {
    const n = end - start;
    if (n > longestInHeap) return this.codeOf(utf8String(bytes, start, end));
    let hash = n;
    let high = 0;
    let i = start;
    for (const four = end - 3; i < four; i += 4) {
      const a = bytes[i]!;
      const b = bytes[i + 1]!;
      const c = bytes[i + 2]!;
      const d = bytes[i + 3]!;
      high |= a | b | c | d;
      hash = mixed(hash, a, b, c, d);
    }
    for (; i < end; i++) {
      const byte = bytes[i]!;
      high |= byte;
      hash = Math.imul(hash ^ byte, 0x01000193);
    }
    if (high >= 0x80) return this.codeOf(utf8String(bytes, start, end));
    hash ^= hash >>> 15;
    const slots = this.#slots;
    const hashes = this.#hashes;
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (let found = slots[slot]!; found !== 0; found = slots[slot]!) {
      if (hashes[found - 1] === hash && this.#isAtBytes(found - 1, bytes, start, n)) return found - 1;
      slot = (slot + 1) & mask;
    }
    const scratch = scratchUnits;
    for (let i = 0; i < n; i++) scratch[i] = bytes[start + i]!;
    return this.#insert(slot, hash, n);
  }

  #codeOfScratch(n: number): number {
    const scratch = scratchUnits;
    let hash = n;
    let i = 0;
    for (; i < n - 3; i += 4)
      hash = mixed(hash, scratch[i]!, scratch[i + 1]!, scratch[i + 2]!, scratch[i + 3]!);
    for (; i < n; i++) hash = Math.imul(hash ^ scratch[i]!, 0x01000193);
    hash ^= hash >>> 15;
    const slots = this.#slots;
    const hashes = this.#hashes;
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (let found = slots[slot]!; found !== 0; found = slots[slot]!) {
      if (hashes[found - 1] === hash && this.#isAtScratch(found - 1, n)) return found - 1;
      slot = (slot + 1) & mask;
    }
    return this.#insert(slot, hash, n);
  }

  /** Takes in the `n` units of the scratch as a new token. */
  #insert(slot: number, hash: number, n: number): number {
    const code = this.#append(n);
    const units = this.#units;
    const scratch = scratchUnits;
    for (let i = 0, at = this.#ends[code]!; i < n; i++) units[at + i] = scratch[i]!; // a view of it would be an object each time
    this.#hashes[code] = hash;
    this.#slots[slot] = code + 1;
    if (this.#size * 2 > this.#slots.length) this.#rehash();
    return code;
  }

  /** By code. No string is a part of the file's text. */
  tokens(): string[] {
    const tokens: string[] = [];
    const ends = this.#ends;
    // Made of many tokens at once, then cut: a call to the engine for each costs more than all else here.
    for (let code = 0; code < this.#size; ) {
      const start = ends[code]!;
      let last = code + 1;
      while (last < this.#size && ends[last + 1]! - start <= unitsAtOnce) last++;
      const units = this.#units.subarray(start, ends[last]!);
      const text = String.fromCharCode.apply(null, units as unknown as number[]);
      for (; code < last; code++) tokens.push(text.slice(ends[code]! - start, ends[code + 1]! - start));
    }
    for (const [token, code] of this.#codeOfLong) tokens[code] = token;
    return tokens;
  }

  /** Tokens as the bytes of one column, a row a code; null where one is long or not ASCII. */
  block(codes: Int32Array): CellBlock | null {
    if (this.#codeOfLong.size > 0) return null;
    const units = this.#units;
    const ends = this.#ends;
    const bytes = new Uint8Array(ends[this.#size]!);
    for (let i = 0; i < bytes.length; i++) {
      const unit = units[i]!;
      if (unit >= 0x80) return null;
      bytes[i] = unit;
    }
    const n = codes.length;
    const places = { starts: new Int32Array(n), ends: new Int32Array(n) };
    const block = { bytes, ...places, width: 1, nRows: n, room: plainRoom };
    for (let i = 0; i < n; i++) {
      const code = codes[i]!;
      block.starts[i] = ends[code]!;
      block.ends[i] = ends[code + 1]!;
    }
    return block;
  }

  /**
   * Every token is digits with one point or none, no zero before others, as `numberFormats` takes for a decimal point without looking
   * closer, and one of them can be nothing else.
   */
  areSurelyDecimals(): boolean {
    if (this.#codeOfLong.size > 0) return false;
    const units = this.#units;
    let hasPoint = false;
    for (let code = 0; code < this.#size; code++) {
      const end = this.#ends[code + 1]!;
      let start = this.#ends[code]!;
      if (units[start] === 45) start++;
      if (start >= end || end - start > 15) return false;
      let pointAt = -1;
      for (let i = start; i < end; i++) {
        const unit = units[i]!;
        if (unit === 46 && pointAt === -1) pointAt = i;
        else if (unit < 48 || unit > 57) return false;
      }
      const whole = (pointAt === -1 ? end : pointAt) - start;
      if (whole === 0 || (whole > 1 && units[start] === 48)) return false;
      if (pointAt === -1) continue;
      if (end - pointAt === 4) return false;
      hasPoint = true;
    }
    return hasPoint;
  }

  #isAtScratch(code: number, n: number): boolean {
    const start = this.#ends[code]!;
    if (this.#ends[code + 1]! - start !== n) return false;
    const units = this.#units;
    const scratch = scratchUnits;
    for (let i = 0; i < n; i++) if (units[start + i] !== scratch[i]) return false;
    return true;
  }

  #isAtBytes(code: number, bytes: Uint8Array, from: number, n: number): boolean {
    const start = this.#ends[code]!;
    if (this.#ends[code + 1]! - start !== n) return false;
    const units = this.#units;
    for (let i = 0; i < n; i++) if (units[start + i] !== bytes[from + i]) return false;
    return true;
  }

  #long(token: string): number {
    const known = this.#codeOfLong.get(token);
    if (known !== undefined) return known;
    const code = this.#append(0);
    this.#codeOfLong.set(ownCopy(token), code);
    return code;
  }

  /** Room for one more token of `n` units. */
  #append(n: number): number {
    const code = this.#size++;
    if (code === this.#hashes.length) {
      const room = larger(code);
      const hashes = new Int32Array(room);
      hashes.set(this.#hashes);
      this.#hashes = hashes;
      const ends = new Uint32Array(room + 1);
      ends.set(this.#ends);
      this.#ends = ends;
    }
    const end = this.#ends[code]! + n;
    if (end > this.#units.length) {
      const units = new Uint16Array(Math.max(end, larger(this.#units.length)));
      units.set(this.#units);
      this.#units = units;
    }
    this.#ends[code + 1] = end;
    return code;
  }

  #rehash(): void {
    const slots = new Int32Array(larger(this.#slots.length));
    const mask = slots.length - 1;
    for (const found of this.#slots) {
      if (found === 0) continue;
      let slot = this.#hashes[found - 1]! & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = found;
    }
    this.#slots = slots;
  }
}

/** Small ones grow faster: in a table of thousands of columns, making arrays is most of the work. */
const larger = (length: number) => length * (length < 1024 ? 4 : 2);

/** Takes four units into a hash at once: a multiplication a unit would have each wait for the one before. */
function mixed(hash: number, a: number, b: number, c: number, d: number): number {
  const four = Math.imul(hash ^ (a | (b << 8) | (c << 16) | (d << 24)), 0x01000193);
  return four ^ (four >>> 13);
}

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** A string of its own: one cut from a slice of a file would keep the whole slice in memory. */
function ownCopy(text: string): string {
  return decoder.decode(encoder.encode(text));
}
