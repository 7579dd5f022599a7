import type { Decoder } from "#core/ingest/decoder.ts";
import type { Dialect } from "#core/ingest/dialect.ts";
import type { SliceReader } from "#core/ingest/read-rows.ts";
import { type QuoteFaults, RecordReader } from "#core/ingest/records.ts";
import type { RowIntake } from "#core/ingest/row-intake.ts";
import type { Opened } from "#core/ingest/text-stream.ts";

/** The reader of every dialect: bytes become text, and Papa Parse finds the records in it. */
export class TextSlices implements SliceReader {
  readonly #decoder: Decoder;
  readonly #records: RecordReader;
  readonly #rows: RowIntake;
  /** Characters at the start that are no data, still to come. */
  #toSkip: number;

  constructor(decoder: Decoder, records: RecordReader, rows: RowIntake, toSkip: number) {
    this.#decoder = decoder;
    this.#records = records;
    this.#rows = rows;
    this.#toSkip = toSkip;
  }

  static fromStart(opened: Opened, dialect: Dialect, width: number, rows: RowIntake): TextSlices {
    const records = new RecordReader(dialect, firstLine(dialect), width);
    return new TextSlices(opened.createDecoder(), records, rows, dialect.skip);
  }

  get faults(): QuoteFaults {
    return this.#records.faults;
  }

  invalid(): number {
    return this.#decoder.invalid();
  }

  encoding(): string {
    return this.#decoder.name();
  }

  read(slice: Uint8Array<ArrayBuffer>, last: boolean): void {
    const text = this.#decoder.decode(slice, last);
    const skipped = Math.min(this.#toSkip, text.length);
    this.#toSkip -= skipped;
    for (const batch of this.#records.read(skipped === 0 ? text : text.slice(skipped), last)) {
      this.#rows.takeBatch(batch);
    }
  }
}

/** A "sep=;" line is the first; the data begin on the second. */
export function firstLine({ skip }: Dialect): number {
  return skip > 1 ? 2 : 1;
}
