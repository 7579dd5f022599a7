import type { Decoder } from "#core/ingest/decoder.ts";
import type { Dialect } from "#core/ingest/dialect.ts";
import type { SliceReader } from "#core/ingest/read-rows.ts";
import { type QuoteFaults, RecordReader } from "#core/ingest/records.ts";
import type { RowIntake } from "#core/ingest/row-intake.ts";
import { TextShaper } from "#core/ingest/spacing.ts";
import type { Opened } from "#core/ingest/text-stream.ts";

/** The reader of every dialect: bytes become text, and Papa Parse finds the records in it. */
export class TextSlices implements SliceReader {
  readonly #decoder: Decoder;
  readonly #records: RecordReader;
  readonly #rows: RowIntake;
  /** Characters at the start that are no data, still to come. */
  #toSkip: number;
  readonly #shaper: TextShaper | null;

  /** @param shaper makes text of unusual dialects ready for Papa Parse; null where none is needed */
  constructor(
    decoder: Decoder,
    records: RecordReader,
    rows: RowIntake,
    toSkip: number,
    shaper: TextShaper | null,
  ) {
    this.#shaper = shaper;
    this.#decoder = decoder;
    this.#records = records;
    this.#rows = rows;
    this.#toSkip = toSkip;
  }

  static fromStart(opened: Opened, dialect: Dialect, width: number, rows: RowIntake): TextSlices {
    const records = new RecordReader(dialect, dialect.line, width);
    return new TextSlices(opened.createDecoder(), records, rows, dialect.skip, new TextShaper(dialect));
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
    const rest = skipped === 0 ? text : text.slice(skipped);
    for (const batch of this.#records.read(this.#shaper?.shape(rest, last) ?? rest, last)) {
      this.#rows.takeBatch(batch);
    }
  }
}
