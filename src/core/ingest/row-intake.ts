import { type Split } from "#core/ingest/bytes/record-splitter.ts";
import { utf8String } from "#core/ingest/bytes/cell-block.ts";
import type { ColumnBuilder } from "#core/ingest/column-builder.ts";
import type { Dialect } from "#core/ingest/dialect.ts";
import { type Batch, RecordReader } from "#core/ingest/records.ts";
import type { RaggedRecord } from "#core/frame/reading.ts";

const mostRaggedKept = 10_000;

/** Takes the records of a file in, in order, whichever way they were found: into the columns, and into the counts. */
export class RowIntake {
  nRows = 0;
  blankLines = 0;
  shortRows = 0;
  longRows = 0;
  readonly ragged: RaggedRecord[] = [];
  /** Records before the first data row (title lines and the header) still to come. */
  toSkip: number;
  readonly #dialect: Dialect;
  readonly #width: number;
  readonly #builders: readonly (ColumnBuilder | null)[];

  constructor(dialect: Dialect, width: number, toSkip: number, builders: readonly (ColumnBuilder | null)[]) {
    this.#dialect = dialect;
    this.#width = width;
    this.toSkip = toSkip;
    this.#builders = builders;
  }

  takeBatch(batch: Batch): void {
    const records: string[][] = [];
    for (let i = 0; i < batch.records.length; i++) {
      const record = batch.records[i]!;
      if (record.length === 0) this.blankLines++;
      else if (this.toSkip > 0) this.toSkip--;
      else {
        if (record.length !== this.#width) {
          const line = () => batch.lineOf(i);
          this.#noteRagged(this.nRows + records.length, record.length, line, () => record);
        }
        records.push(record);
      }
    }
    for (let c = 0; c < this.#builders.length; c++) this.#builders[c]?.add(records, c);
    this.nRows += records.length;
  }

  /** @param line on which the first byte lies that was split */
  takeSplit({ block, odd, blankLines }: Split, line: number): void {
    this.blankLines += blankLines;
    for (const { row, got, linesBefore, start, end } of odd) {
      const record = () => this.#recordOf(utf8String(block.bytes, start, end));
      this.#noteRagged(this.nRows + row, got, () => line + linesBefore, record);
    }
    if (block.nRows === 0) return;
    for (let c = 0; c < this.#builders.length; c++) this.#builders[c]?.addBlock(block, c);
    this.nRows += block.nRows;
  }

  #noteRagged(row: number, got: number, line: () => number, record: () => readonly string[]): void {
    const expected = this.#width;
    if (got < expected) this.shortRows++;
    else this.longRows++;
    if (this.ragged.length === mostRaggedKept) return;
    const extra = got < expected ? "" : record().slice(expected).join(this.#dialect.delimiter);
    this.ragged.push({ row, line: line(), expected, got, extra });
  }

  #recordOf(text: string): readonly string[] {
    const [batch] = new RecordReader(this.#dialect, 1, this.#width).read(text, true);
    return batch!.records[0]!;
  }
}
