/** Numbers as they come: float32 for as long as every one is exactly a float32, float64 from the first that is not. */
export class NumberStore {
  #values: Float32Array | Float64Array = new Float32Array(64);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) this.#grow();
    this.#values[this.#length] = value;
    if (this.#values[this.#length] !== value && value === value) {
      this.#values = Float64Array.from(this.#values);
      this.#values[this.#length] = value;
    }
    this.#length++;
  }

  #grow(): void {
    const capacity = this.#values.length * 2;
    const grown =
      this.#values instanceof Float64Array ? new Float64Array(capacity) : new Float32Array(capacity);
    grown.set(this.#values);
    this.#values = grown;
  }

  /** Exactly as long as what was pushed. */
  finish(): Float32Array | Float64Array {
    return this.#values.slice(0, this.#length);
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

/** A string of its own: one cut from a slice of a file would keep the whole slice in memory. */
export function ownCopy(text: string): string {
  // V8 copies up to 12 characters anyway.
  if (text.length < 13) return text;
  return decoder.decode(encoder.encode(text));
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
