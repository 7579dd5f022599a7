/** Longer spellings (characters) are few: they are held as strings. */
const longestInHeap = 64;

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
    let hash = n;
    for (let i = 0; i < n; i++) hash = Math.imul(hash ^ token.charCodeAt(i), 0x01000193);
    hash ^= hash >>> 15;
    const slots = this.#slots;
    const hashes = this.#hashes;
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (let found = slots[slot]!; found !== 0; found = slots[slot]!) {
      if (hashes[found - 1] === hash && this.#isAt(found - 1, token)) return found - 1;
      slot = (slot + 1) & mask;
    }
    const code = this.#append(n);
    const start = this.#ends[code]!;
    for (let i = 0; i < n; i++) this.#units[start + i] = token.charCodeAt(i);
    this.#hashes[code] = hash;
    slots[slot] = code + 1;
    if (this.#size * 2 > slots.length) this.#rehash();
    return code;
  }

  /** By code. Every string is one of its own, not a part of the file's text. */
  tokens(): string[] {
    const tokens: string[] = [];
    for (let code = 0; code < this.#size; code++) {
      const units = this.#units.subarray(this.#ends[code]!, this.#ends[code + 1]!);
      tokens.push(String.fromCharCode.apply(null, units as unknown as number[]));
    }
    for (const [token, code] of this.#codeOfLong) tokens[code] = token;
    return tokens;
  }

  #isAt(code: number, token: string): boolean {
    const start = this.#ends[code]!;
    const n = token.length;
    if (this.#ends[code + 1]! - start !== n) return false;
    const units = this.#units;
    for (let i = 0; i < n; i++) if (units[start + i] !== token.charCodeAt(i)) return false;
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
      const hashes = new Int32Array(code * 2);
      hashes.set(this.#hashes);
      this.#hashes = hashes;
      const ends = new Uint32Array(code * 2 + 1);
      ends.set(this.#ends);
      this.#ends = ends;
    }
    const end = this.#ends[code]! + n;
    if (end > this.#units.length) {
      const units = new Uint16Array(Math.max(end, this.#units.length * 2));
      units.set(this.#units);
      this.#units = units;
    }
    this.#ends[code + 1] = end;
    return code;
  }

  #rehash(): void {
    const slots = new Int32Array(this.#slots.length * 2);
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

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** A string of its own: one cut from a slice of a file would keep the whole slice in memory. */
function ownCopy(text: string): string {
  return decoder.decode(encoder.encode(text));
}
