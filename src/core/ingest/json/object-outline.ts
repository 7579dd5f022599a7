import type { ByteSource, ReadProgress } from "#core/frame/reading.ts";
import { detectUnicode } from "#core/ingest/decoder.ts";
import { byteSlices } from "#core/ingest/text-stream.ts";
import type { Checkpoint } from "#core/shared/checkpoint.ts";

/** The start of an object of JSON as a smaller one of the same shape, and how much more there is. */
export interface ObjectOutline {
  /** Every value, or the first of many, each cut after its first items. */
  readonly text: string;
  /** How many times as many items the whole has as what is kept of it. */
  readonly times: number;
}

const sliceBytes = 256 * 1024;
/** Of each value so many items are kept, those that lie whole in so many bytes, */
const keptItems = 1000;
const keptOfValue = 128 * 1024;
/** of as many values as take so many bytes together. */
const mostKept = 16 * 1024 * 1024;

const [quote, backslash, comma, openList, closeList, openObject, closeObject] = [
  34, 92, 44, 91, 93, 123, 125,
];

/**
 * Goes through an object once, without parsing it, and keeps the start of each value: columns ({"a": […], "b": […]}), rows or columns by
 * name, pandas' "split". It makes no string a cell, and so takes a small part of the time of reading.
 * @returns null for what is not UTF-8 or holds neither lists nor objects
 * @throws AbortError from `checkpoint`
 */
export async function objectOutline(
  source: ByteSource,
  checkpoint: Checkpoint<ReadProgress>,
): Promise<ObjectOutline | null> {
  const first = await source.slice(0, Math.min(4096, source.byteLength));
  if ((detectUnicode(first)?.name ?? "utf-8") !== "utf-8") return null;
  const outline = new Outline();
  const all = { sliceBytes, from: 0, to: source.byteLength };
  for await (const { bytes } of byteSlices(source, all, null, () => 0, checkpoint)) outline.read(bytes);
  return outline.finish();
}

class Outline {
  readonly #values: string[] = [];
  readonly #plain: string[] = [];
  #nValues = 0;
  #nBytes = 0;
  /** Of the value that has most. */
  #mostItems = 0;
  #mostWhole = 0;
  #depth = 0;
  #inString = false;
  #isEscaped = false;
  /** Bytes from the end of the value before: its key and its start. */
  #kept = new Uint8Array(keptOfValue);
  #nKept = 0;
  /** Of the value: how it closes, its items so far, those that lie whole in what is kept, and where the last of them ends. */
  #closedBy = 0;
  #nItems = 0;
  #nWhole = 0;
  #wholeEnd = 0;
  #isEmpty = true;

  read(bytes: Uint8Array): void {
    for (const byte of bytes) this.#byte(byte);
  }

  finish(): ObjectOutline | null {
    if (this.#values.length === 0) return null;
    const perValue = this.#mostWhole === 0 ? 1 : this.#mostItems / this.#mostWhole;
    const text = `{${[...this.#plain, ...this.#values].join(",")}}`;
    return { text, times: perValue * (this.#nValues / this.#values.length) };
  }

  #byte(byte: number): void {
    if (this.#depth > 0 && this.#nKept < keptOfValue) this.#kept[this.#nKept++] = byte;
    if (this.#inString) {
      if (this.#isEscaped) this.#isEscaped = false;
      else if (byte === backslash) this.#isEscaped = true;
      else if (byte === quote) this.#inString = false;
      return;
    }
    if (byte > 32 && this.#depth === 2 && byte !== closeList && byte !== closeObject) this.#isEmpty = false;
    if (byte === quote) this.#inString = true;
    else if (byte === openList || byte === openObject) {
      this.#depth++;
      if (this.#depth !== 2) return;
      this.#closedBy = byte === openList ? closeList : closeObject;
      this.#nItems = 0;
      this.#nWhole = 0;
      this.#wholeEnd = this.#nKept;
      this.#isEmpty = true;
    } else if (byte === closeList || byte === closeObject) {
      if (this.#depth === 2) this.#itemEnded();
      this.#depth--;
      if (this.#depth === 1) this.#valueEnded();
      else if (this.#depth === 0) this.#plainEnded();
    } else if (byte === comma) {
      if (this.#depth === 2) this.#itemEnded();
      else if (this.#depth === 1) this.#plainEnded();
    }
  }

  /** Since the value before, or the start: a plain one, which may say what the object is, or nothing. */
  #plainEnded(): void {
    const text = new TextDecoder().decode(this.#kept.subarray(0, Math.max(0, this.#nKept - 1)));
    if (this.#nKept < keptOfValue && this.#nBytes < mostKept && text.trim() !== "") {
      this.#plain.push(text);
      this.#nBytes += text.length;
    }
    this.#nKept = 0;
  }

  #itemEnded(): void {
    if (this.#isEmpty) return;
    this.#nItems++;
    if (this.#nKept === keptOfValue || this.#nWhole === keptItems) return;
    this.#nWhole++;
    this.#wholeEnd = this.#nKept - 1;
  }

  #valueEnded(): void {
    this.#nValues++;
    if (this.#nBytes < mostKept && (this.#nWhole > 0 || this.#nItems === 0)) {
      const head = new TextDecoder().decode(this.#kept.subarray(0, this.#wholeEnd));
      this.#values.push(head + String.fromCharCode(this.#closedBy));
      this.#nBytes += head.length;
      this.#mostItems = Math.max(this.#mostItems, this.#nItems);
      this.#mostWhole = Math.max(this.#mostWhole, this.#nWhole);
    }
    this.#nKept = 0;
  }
}
