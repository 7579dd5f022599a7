import { utf8String } from "#core/ingest/bytes/cell-block.ts";
import { makeReaderRoom, type ReaderRoom } from "#core/ingest/bytes/cell-room.ts";
import { RecordSplitter, rowsInBlock } from "#core/ingest/bytes/record-splitter.ts";
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
  #room: ReaderRoom | null = null;
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
    const end = this.#kept + slice.length;
    const room = this.#roomFor(end);
    room.bytes.set(slice, this.#kept);
    this.#kept = end;
    if (!this.#watch.accepts(room, end, slice, last)) return this.#handOver(room, last);
    if (end < this.#toSkip) return;
    const from = this.#split(room, this.#toSkip, end, last);
    room.bytes.copyWithin(0, from, end);
    this.#kept = end - from;
    this.#toSkip = 0;
    if (this.#kept > longestRecord || quotesArePlain(this.faults)) this.#handOver(room, last);
  }

  /** Room for bytes [0, end), of which it holds those that were kept, and for the splitter's sentinel and cells. */
  #roomFor(end: number): ReaderRoom {
    const held = this.#room;
    if (held !== null && held.bytes.length >= 2 * end + 2) return held;
    const room = makeReaderRoom(3 * end + 2, rowsInBlock(this.#width), this.#width);
    if (held !== null) room.bytes.set(held.bytes.subarray(0, this.#kept));
    this.#room = room;
    return room;
  }

  /** @returns the start of the first record that is not whole yet */
  #split(room: ReaderRoom, from: number, end: number, last: boolean): number {
    for (let at = from; ; ) {
      const split = this.#splitter.split(room, at, end, last, this.#rows.toSkip);
      this.#rows.toSkip = split.toSkip;
      this.#rows.takeSplit(split, this.#line);
      this.#line += split.lines;
      at = split.at;
      if (split.why === "irregular") return this.#readStrings(room, at, end, last);
      if (split.why !== "full") return at;
    }
  }

  /** The rest of the slice, by the reader of strings. @returns the start of what it did not take */
  #readStrings({ bytes }: ReaderRoom, from: number, end: number, last: boolean): number {
    const whole = end - this.#watch.pending;
    const reader = new RecordReader(this.#dialect, this.#line, this.#width, this.faults);
    for (const batch of reader.read(utf8String(bytes, from, whole), last)) this.#rows.takeBatch(batch);
    this.#line = reader.line;
    return whole - encoder.encode(reader.rest).length;
  }

  /** From here on everything is read as strings. */
  #handOver({ bytes }: ReaderRoom, last: boolean): void {
    const decoder = this.#watch.settled ? createDecoder("utf-8") : this.#opened.createDecoder();
    const reader = new RecordReader(this.#dialect, this.#line, this.#width, this.faults);
    const toSkip = this.#toSkip > 0 ? this.#dialect.skip : 0;
    this.#strings = new TextSlices(decoder, reader, this.#rows, toSkip, null);
    this.#strings.read(bytes.slice(0, this.#kept), last);
    this.#room = null;
  }
}
