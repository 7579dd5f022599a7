/**
 * The protocol-buffer wire format, nothing else: what messages mean is model-proto.ts's affair.
 * Fields are written in the order of the calls; absent fields are not written.
 * @see https://protobuf.dev/programming-guides/encoding/
 */
const VARINT = 0;
const LENGTH_DELIMITED = 2;
const FIXED32 = 5;

const text = new TextEncoder();

export class ProtoWriter {
  #bytes = new Uint8Array(64);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;

  /** An int64 that is a whole number of at most 2^53 in size. Negative ones take ten bytes, in two's complement. */
  int(field: number, value: number): this {
    this.#tag(field, VARINT);
    this.#varint(value);
    return this;
  }

  float(field: number, value: number): this {
    this.#tag(field, FIXED32);
    this.#reserve(4);
    this.#view.setFloat32(this.#length, value, true);
    this.#length += 4;
    return this;
  }

  /** As UTF-8. */
  string(field: number, value: string): this {
    return this.bytes(field, text.encode(value));
  }

  bytes(field: number, value: Uint8Array): this {
    this.#tag(field, LENGTH_DELIMITED);
    this.#varint(value.length);
    this.#reserve(value.length);
    this.#bytes.set(value, this.#length);
    this.#length += value.length;
    return this;
  }

  message(field: number, value: ProtoWriter): this {
    return this.bytes(field, value.finish());
  }

  packedInts(field: number, values: ArrayLike<number>): this {
    const packed = new ProtoWriter();
    for (let i = 0; i < values.length; i++) packed.#varint(values[i]!);
    return this.message(field, packed);
  }

  packedFloats(field: number, values: ArrayLike<number>): this {
    const packed = new DataView(new ArrayBuffer(values.length * 4));
    for (let i = 0; i < values.length; i++) packed.setFloat32(i * 4, values[i]!, true);
    return this.bytes(field, new Uint8Array(packed.buffer));
  }

  /** What was written; a view, valid until the next write. */
  finish(): Uint8Array<ArrayBuffer> {
    return this.#bytes.subarray(0, this.#length);
  }

  #tag(field: number, wireType: number): void {
    this.#varint(field * 8 + wireType);
  }

  /** Seven bits a byte, least first. As two halves of 32 bits: JavaScript's bit operators end there. */
  #varint(value: number): void {
    this.#reserve(10);
    let high = Math.floor(value / 4294967296) >>> 0;
    let low = value >>> 0;
    while (high !== 0 || low > 127) {
      this.#bytes[this.#length++] = (low & 127) | 128;
      low = ((low >>> 7) | (high << 25)) >>> 0;
      high >>>= 7;
    }
    this.#bytes[this.#length++] = low;
  }

  #reserve(extra: number): void {
    const needed = this.#length + extra;
    if (needed <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
    grown.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = grown;
    this.#view = new DataView(grown.buffer);
  }
}
