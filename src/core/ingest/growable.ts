/** Stores grow by doubling up to so many elements; what is full then is set aside, as small as it can be held. */
const largestChunk = 65_536;

type Numbers = Float32Array | Float64Array;
export type SmallIntegers = Uint8Array | Uint16Array | Int32Array;

/** What a store of numbers holds, piece by piece. */
export interface NumberChunks {
  readonly chunks: readonly Numbers[];
  /** Every one is exactly a float32. */
  readonly isFloat32: boolean;
}

/**
 * Numbers as they come. They end as float32 when every one is exactly a float32. Full stretches are held as small
 * as they will end, so that a store takes little more than its column.
 */
export class NumberStore {
  /** Always float64, so that the loops that fill a store see one type of array only. */
  #values = new Float64Array(64);
  #filled = 0;
  #isFloat32 = true;
  #full: Numbers[] = [];
  #nFull = 0;

  /** Where the next number goes in the array that `reserve` gives. */
  get length(): number {
    return this.#filled;
  }

  push(value: number): void {
    this.reserve(1)[this.#filled] = value;
    this.filled(1);
  }

  /** The array to write up to `more` numbers into, from `length` on (read after this call); `filled` has to follow. */
  reserve(more: number): Float64Array {
    const needed = this.#filled + more;
    if (needed > this.#values.length) {
      if (needed > largestChunk && this.#filled > 0) {
        this.#setAside();
        if (more <= this.#values.length) return this.#values;
      }
      const grown = new Float64Array(
        Math.max(this.#filled + more, Math.min(largestChunk, this.#values.length * 2)),
      );
      grown.set(this.#values.subarray(0, this.#filled));
      this.#values = grown;
    }
    return this.#values;
  }

  /** The first `n` of some numbers. */
  pushAll(numbers: Float64Array, n: number): void {
    const values = this.reserve(n);
    values.set(numbers.subarray(0, n), this.#filled);
    this.filled(n);
  }

  /** So many numbers were written after `reserve`. */
  filled(more: number): void {
    const end = this.#filled + more;
    if (this.#isFloat32) {
      const values = this.#values;
      for (let i = this.#filled; i < end; i++) {
        const value = values[i]!;
        if (Math.fround(value) === value || value !== value) continue;
        this.#isFloat32 = false;
        break;
      }
    }
    this.#filled = end;
  }

  #setAside(): void {
    if (this.#filled === 0) return;
    const filled = this.#values.subarray(0, this.#filled);
    this.#full.push(this.#isFloat32 ? new Float32Array(filled) : filled.slice());
    this.#nFull += this.#filled;
    this.#filled = 0;
  }

  /** What was pushed, as it is held. The store lets go of it. */
  chunks(): NumberChunks {
    this.#setAside();
    const chunks = this.#full;
    this.#values = none;
    this.#full = [];
    return { chunks, isFloat32: this.#isFloat32 };
  }

  /** Takes over what another store held. */
  append({ chunks, isFloat32 }: NumberChunks): void {
    this.#setAside();
    if (!isFloat32) this.#isFloat32 = false;
    for (const chunk of chunks) {
      this.#full.push(chunk);
      this.#nFull += chunk.length;
    }
  }

  /** Exactly as long as what was pushed. The store lets go of it. */
  finish(): Numbers {
    const n = this.#nFull + this.#filled;
    const all = this.#isFloat32 ? new Float32Array(n) : new Float64Array(n);
    let at = 0;
    for (let i = 0; i < this.#full.length; i++) {
      const chunk = this.#full[i]!;
      all.set(chunk, at);
      at += chunk.length;
      this.#full[i] = none;
    }
    all.set(this.#values.subarray(0, this.#filled), at);
    this.#values = none;
    this.#full = [];
    return all;
  }
}

const none = new Float64Array(0);

/** Whole numbers from 0, as they come. */
export class IntegerStore {
  #values = new Int32Array(64);
  #filled = 0;
  #full: SmallIntegers[] = [];
  #nFull = 0;

  get length(): number {
    return this.#nFull + this.#filled;
  }

  push(value: number): void {
    if (this.#filled === this.#values.length) this.#grow();
    this.#values[this.#filled++] = value;
  }

  /** Takes over what another store held. */
  append(chunks: readonly SmallIntegers[]): void {
    this.#setAside();
    for (const chunk of chunks) {
      this.#full.push(chunk);
      this.#nFull += chunk.length;
    }
  }

  /** Those at [from, to) of an array. */
  pushAll(numbers: Int32Array, from: number, to: number): void {
    for (let at = from; at < to; ) {
      if (this.#filled === this.#values.length) this.#grow();
      const n = Math.min(to - at, this.#values.length - this.#filled);
      this.#values.set(numbers.subarray(at, at + n), this.#filled);
      this.#filled += n;
      at += n;
    }
  }

  #grow(): void {
    if (this.#filled === largestChunk) return this.#setAside();
    const grown = new Int32Array(this.#values.length * 2);
    grown.set(this.#values);
    this.#values = grown;
  }

  #setAside(): void {
    if (this.#filled === 0) return;
    const filled = this.#values.subarray(0, this.#filled);
    let largest = 0;
    for (let i = 0; i < filled.length; i++) largest = Math.max(largest, filled[i]!);
    const Small = largest < 256 ? Uint8Array : largest < 65_536 ? Uint16Array : Int32Array;
    this.#full.push(new Small(filled));
    this.#nFull += this.#filled;
    this.#filled = 0;
  }

  /** What was pushed, as it is held. The store is empty afterwards. */
  chunks(): readonly SmallIntegers[] {
    this.#setAside();
    const chunks = this.#full;
    this.#full = [];
    this.#nFull = 0;
    return chunks;
  }

  /** Exactly as long as what was pushed. The store is empty afterwards. */
  finish(): Int32Array {
    const all = new Int32Array(this.length);
    let at = 0;
    for (const chunk of this.#full) {
      all.set(chunk, at);
      at += chunk.length;
    }
    all.set(this.#values.subarray(0, this.#filled), at);
    this.#values = new Int32Array(64);
    this.#full = [];
    this.#nFull = 0;
    this.#filled = 0;
    return all;
  }
}

const encoder = new TextEncoder();
/** From here on (characters, bytes) one call of the engine is quicker than a loop. */
const longText = 64;

/** Texts end to end as UTF-8, each found by its offset. */
export class TextStore {
  #bytes = new Uint8Array(4096);
  #nBytes = 0;
  #offsets = new Uint32Array(64);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(text: string): void {
    const start = this.#nBytes;
    if (text.length > longText) {
      // At most three bytes for each UTF-16 unit.
      this.#reserve(text.length * 3);
      this.#end(start + encoder.encodeInto(text, this.#bytes.subarray(start)).written);
      return;
    }
    this.#reserve(text.length);
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit >= 0x80) {
        const encoded = encoder.encode(text);
        this.#reserve(encoded.length);
        this.#bytes.set(encoded, start);
        this.#end(start + encoded.length);
        return;
      }
      this.#bytes[start + i] = unit;
    }
    this.#end(start + text.length);
  }

  /** Bytes [from, to), which are valid UTF-8. */
  pushBytes(bytes: Uint8Array, from: number, to: number): void {
    const n = to - from;
    this.#reserve(n);
    const store = this.#bytes;
    const start = this.#nBytes;
    if (n > longText) store.set(bytes.subarray(from, to), start);
    else for (let i = 0; i < n; i++) store[start + i] = bytes[from + i]!;
    this.#end(start + n);
  }

  /** Takes over what another store held. */
  append(bytes: Uint8Array, offsets: Uint32Array): void {
    const start = this.#nBytes;
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, start);
    const from = this.#length;
    const n = offsets.length - 1;
    if (from + n + 1 > this.#offsets.length) {
      const grown = new Uint32Array(Math.max(from + n + 1, this.#offsets.length * 2));
      grown.set(this.#offsets.subarray(0, from + 1));
      this.#offsets = grown;
    }
    for (let i = 1; i <= n; i++) this.#offsets[from + i] = start + offsets[i]!;
    this.#length += n;
    this.#nBytes += bytes.length;
  }

  #reserve(more: number): void {
    const needed = this.#nBytes + more;
    if (needed <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
    grown.set(this.#bytes.subarray(0, this.#nBytes));
    this.#bytes = grown;
  }

  #end(nBytes: number): void {
    this.#nBytes = nBytes;
    this.#length++;
    if (this.#length === this.#offsets.length) {
      const grown = new Uint32Array(this.#offsets.length * 2);
      grown.set(this.#offsets);
      this.#offsets = grown;
    }
    this.#offsets[this.#length] = nBytes;
  }

  finish(): { readonly bytes: Uint8Array; readonly offsets: Uint32Array } {
    return { bytes: this.#bytes.slice(0, this.#nBytes), offsets: this.#offsets.slice(0, this.#length + 1) };
  }
}
