/**
 * Numbers as they come. They end as float32 when every one is exactly a float32; until then they are held as
 * float64, so that the loops that fill a store see one type of array only.
 */
export class NumberStore {
  #values = new Float64Array(64);
  #length = 0;
  #isFloat32 = true;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) this.#grow(this.#length + 1);
    this.#values[this.#length++] = value;
    if (this.#isFloat32 && Math.fround(value) !== value && value === value) this.#isFloat32 = false;
  }

  /** The array to write up to `more` numbers into, from `length` on; `filled` has to follow. */
  reserve(more: number): Float64Array {
    if (this.#length + more > this.#values.length) this.#grow(this.#length + more);
    return this.#values;
  }

  /** So many numbers were written after `reserve`. */
  filled(more: number): void {
    const end = this.#length + more;
    if (this.#isFloat32) {
      const values = this.#values;
      for (let i = this.#length; i < end; i++) {
        const value = values[i]!;
        if (Math.fround(value) === value || value !== value) continue;
        this.#isFloat32 = false;
        break;
      }
    }
    this.#length = end;
  }

  #grow(needed: number): void {
    const grown = new Float64Array(Math.max(needed, this.#values.length * 2));
    grown.set(this.#values.subarray(0, this.#length));
    this.#values = grown;
  }

  /** Exactly as long as what was pushed. */
  finish(): Float32Array | Float64Array {
    const filled = this.#values.subarray(0, this.#length);
    return this.#isFloat32 ? Float32Array.from(filled) : filled.slice();
  }
}

export class IntegerStore {
  #values = new Int32Array(64);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const grown = new Int32Array(this.#values.length * 2);
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[this.#length++] = value;
  }

  finish(): Int32Array {
    return this.#values.slice(0, this.#length);
  }
}

const encoder = new TextEncoder();
/** From here on (characters) one call of the encoder is quicker than a loop over the characters. */
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
