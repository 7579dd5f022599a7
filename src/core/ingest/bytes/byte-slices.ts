import { utf8String } from "#core/ingest/bytes/cell-block.ts";
import { RecordSplitter } from "#core/ingest/bytes/record-splitter.ts";
import { Utf8Watch } from "#core/ingest/bytes/utf8-watch.ts";
import { createDecoder } from "#core/ingest/decoder.ts";
import type { Dialect } from "#core/ingest/dialect.ts";
import type { SliceReader } from "#core/ingest/read-rows.ts";
import { type QuoteFaults, quotesArePlain, RecordReader } from "#core/ingest/records.ts";
import type { RowIntake } from "#core/ingest/row-intake.ts";
import { TextSlices } from "#core/ingest/text-slices.ts";
import type { Opened } from "#core/ingest/text-stream.ts";

/** A record longer than this (bytes) is left to the reader of strings, which tells a long cell from a lost quote. */
const longestRecord = 2 * 1024 * 1024;

const encoder = new TextEncoder();

/** Whether a file may be read by its bytes: UTF-8, single bytes for delimiter and quote, records that end in line feeds. */
export function readsBytes(
  { encoding, head }: Pick<Opened, "encoding" | "head">,
  { delimiter, quote, escape, newline, skip, spacing, comment }: Dialect,
): boolean {
  if (spacing !== null || comment !== null || escape !== quote) return false;
  const isUtf8 = encoding === null || /^utf-?8$/i.test(encoding.trim());
  const isPlain = [delimiter, quote].every((character) => /^[^\r\n\x80-\uffff]$/.test(character));
  // What is skipped is known in characters: a byte-order mark, "sep=;", a title.
  const skipsAscii = /^\ufeff?[\0-\x7f]*$/.test(head.slice(0, skip));
  return isUtf8 && isPlain && newline === "\n" && skipsAscii;
}

/**
 * The reader of the common dialects: cells are found in the bytes, and become strings only where they have to. What it
 * does not settle goes to the reader of strings: records with odd quotes up to the next slice, and the rest of the
 * file once it is not UTF-8. The records, and all that is said of them, are the same either way.
 */
export class ByteSlices implements SliceReader {
  readonly faults: QuoteFaults = { unclosed: [], malformed: 0 };
  readonly #opened: Opened;
  readonly #dialect: Dialect;
  readonly #width: number;
  readonly #rows: RowIntake;
  readonly #splitter: RecordSplitter;
  readonly #watch: Utf8Watch;
  /** Bytes [0, #kept) are a record without its end so far. */
  #buffer = new Uint8Array(0);
  #kept = 0;
  #toSkip: number;
  #line: number;
  #strings: TextSlices | null = null;

  constructor(opened: Opened, dialect: Dialect, width: number, rows: RowIntake) {
    this.#opened = opened;
    this.#dialect = dialect;
    this.#width = width;
    this.#rows = rows;
    this.#splitter = new RecordSplitter(dialect.delimiter, dialect.quote, width);
    this.#watch = new Utf8Watch(opened.encoding !== null);
    this.#toSkip = encoder.encode(opened.head.slice(0, dialect.skip)).length;
    this.#line = dialect.line;
  }

  /** The file is taken for UTF-8 by now. */
  get isSettled(): boolean {
    return this.#watch.settled;
  }

  /** The rest is read as strings. */
  get isHandedOver(): boolean {
    return this.#strings !== null;
  }

  /** On which line the next byte lies. */
  get line(): number {
    return this.#line;
  }

  /** The next byte begins a record, and whatever came so far has no bearing on it. */
  get isBetween(): boolean {
    return this.#strings === null && this.#kept === 0 && this.#toSkip === 0 && this.#rows.isBetween;
  }

  /** Another reader, who began here, took what follows: so many lines. */
  passed(lines: number, { unclosed, malformed }: QuoteFaults, isSettled: boolean): void {
    const before = this.#line - 1;
    this.faults.unclosed.push(...unclosed.map((line) => line + before));
    this.faults.malformed += malformed;
    this.#line += lines;
    if (isSettled) this.#watch.settled = true;
  }

  invalid(): number {
    return this.#strings?.invalid() ?? 0;
  }

  encoding(): string {
    return this.#strings?.encoding() ?? "utf-8";
  }

  read(slice: Uint8Array<ArrayBuffer>, last: boolean): void {
    if (this.#strings !== null) return this.#strings.read(slice, last);
    const isUtf8 = this.#watch.accepts(slice, last);
    const end = this.#append(slice);
    if (!isUtf8) return this.#handOver(end, last);
    if (end < this.#toSkip) return;
    this.#keep(this.#split(this.#toSkip, end, last), end);
    this.#toSkip = 0;
    if (this.#kept > longestRecord || quotesArePlain(this.faults)) this.#handOver(this.#kept, last);
  }

  /** @returns the end of the bytes that are waiting now */
  #append(slice: Uint8Array): number {
    const end = this.#kept + slice.length;
    // Room for the splitter's sentinel and cells.
    if (this.#buffer.length < 2 * end + 2) {
      const larger = new Uint8Array(3 * end + 2);
      larger.set(this.#buffer.subarray(0, this.#kept));
      this.#buffer = larger;
    }
    this.#buffer.set(slice, this.#kept);
    this.#kept = end;
    return end;
  }

  #keep(from: number, end: number): void {
    this.#buffer.copyWithin(0, from, end);
    this.#kept = end - from;
  }

  /** @returns the start of the first record that is not whole yet */
  #split(from: number, end: number, last: boolean): number {
    for (let at = from; ; ) {
      const split = this.#splitter.split(this.#buffer, at, end, last, this.#rows.toSkip);
      this.#rows.toSkip = split.toSkip;
      this.#rows.takeSplit(split, this.#line);
      this.#line += split.lines;
      at = split.at;
      if (split.why === "irregular") return this.#readStrings(at, end, last);
      if (split.why !== "full") return at;
    }
  }

  /** The rest of the slice, by the reader of strings. @returns the start of what it did not take */
  #readStrings(from: number, end: number, last: boolean): number {
    const whole = end - this.#watch.pending;
    const reader = new RecordReader(this.#dialect, this.#line, this.#width, this.faults);
    for (const batch of reader.read(utf8String(this.#buffer, from, whole), last)) this.#rows.takeBatch(batch);
    this.#line = reader.line;
    return whole - encoder.encode(reader.rest).length;
  }

  /** From here on everything is read as strings. */
  #handOver(end: number, last: boolean): void {
    const decoder = this.#watch.settled ? createDecoder("utf-8") : this.#opened.createDecoder();
    const reader = new RecordReader(this.#dialect, this.#line, this.#width, this.faults);
    const toSkip = this.#toSkip > 0 ? this.#dialect.skip : 0;
    this.#strings = new TextSlices(decoder, reader, this.#rows, toSkip, null);
    this.#strings.read(this.#buffer.slice(0, end), last);
    this.#buffer = new Uint8Array(0);
  }
}
