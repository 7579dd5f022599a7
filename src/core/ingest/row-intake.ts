import { type CellBlock, cellString, utf8String } from "#core/ingest/bytes/cell-block.ts";
import type { Split } from "#core/ingest/bytes/record-splitter.ts";
import type { ColumnBuilder } from "#core/ingest/column-builder.ts";
import type { Dialect } from "#core/ingest/dialect.ts";
import { splitElsewhere } from "#core/ingest/odd-rows.ts";
import { type Batch, RecordReader } from "#core/ingest/records.ts";
import { isRemark } from "#core/ingest/structure.ts";
import { TableEnd, type TableFacts } from "#core/ingest/table-end.ts";
import type { RaggedRecord } from "#core/frame/reading.ts";

const mostRaggedKept = 10_000;

/** Takes the records of a file in, in order, whichever way they were found: into the columns, and into the counts. */
export class RowIntake {
  nRows = 0;
  blankLines = 0;
  shortRows = 0;
  longRows = 0;
  /** Lines that are remarks. */
  remarks = 0;
  /** Rows written with another delimiter than the rest: how many, and the line of the first. */
  readonly otherDelimiter = { count: 0, line: 0 };
  readonly ragged: RaggedRecord[] = [];
  readonly end: TableEnd;
  /** Records of the header still to come. */
  toSkip: number;
  readonly #dialect: Dialect;
  readonly #width: number;
  /** Nearly every row ends in a delimiter too many. */
  readonly #trailing: boolean;
  readonly #builders: readonly (ColumnBuilder | null)[];
  #records: string[][] = [];

  constructor(
    dialect: Dialect,
    facts: TableFacts,
    trailing: boolean,
    toSkip: number,
    builders: readonly (ColumnBuilder | null)[],
  ) {
    this.#dialect = dialect;
    this.#width = facts.width;
    this.#trailing = trailing;
    this.end = new TableEnd(facts);
    this.toSkip = toSkip;
    this.#builders = builders;
  }

  takeBatch(batch: Batch): void {
    const { comment } = this.#dialect;
    const end = this.end;
    for (let i = 0; i < batch.records.length; i++) {
      const record = batch.records[i]!;
      if (record.length === 0) {
        this.blankLines++;
        end.blank();
      } else if (comment !== null && isRemark(record, comment)) this.remarks++;
      else if (this.toSkip > 0) this.toSkip--;
      else if (end.isRow(record)) this.#records.push(record);
      else end.add(record, () => batch.lineOf(i), this.#take);
    }
    this.#give();
  }

  /** @param line on which the first byte lies that was split */
  takeSplit(split: Split, line: number): void {
    const { block, odd, blankLines, afterBlank } = split;
    const { bytes, width, nRows } = block;
    const end = this.end;
    this.blankLines += blankLines;
    let o = 0;
    let b = 0;
    let clean = 0;
    for (let row = 0; row < nRows; row++) {
      if (afterBlank[b] === row) {
        b++;
        end.blank();
      }
      const isOdd = odd[o]?.row === row;
      if (!isOdd && end.isRowBytes(block, row)) continue;
      let record: string[];
      let lineOf: () => number;
      if (isOdd) {
        const { start, end: stop, linesBefore } = odd[o++]!;
        record = this.#recordOf(utf8String(bytes, start, stop));
        lineOf = () => line + linesBefore;
      } else {
        record = Array.from({ length: width }, (_, c) => cellString(block, row * width + c));
        if (end.isRow(record)) continue;
        lineOf = () => line + lineFeedsBefore(split, row);
      }
      this.#giveBlock(block, clean, row);
      clean = row + 1;
      end.add(record, lineOf, this.#take);
      this.#give();
    }
    if (afterBlank[b] === nRows) end.blank();
    this.#giveBlock(block, clean, nRows);
  }

  /** No more records come. */
  finish(): void {
    this.end.finish(this.#take);
    this.#give();
  }

  readonly #take = (record: string[], lineOf: () => number): void => {
    this.#records.push(record.length === this.#width ? record : this.#regular(record, lineOf()));
  };

  #regular(record: string[], line: number): string[] {
    const expected = this.#width;
    if (record.length < expected) {
      const cells = splitElsewhere(record, expected, this.#dialect);
      if (cells !== null) {
        if (this.otherDelimiter.count++ === 0) this.otherDelimiter.line = line;
        return cells;
      }
      this.shortRows++;
    } else {
      if (this.#trailing && record.length === expected + 1 && record[expected] === "")
        return record.slice(0, -1);
      this.longRows++;
    }
    if (this.ragged.length < mostRaggedKept) {
      const extra = record.slice(expected).join(this.#dialect.delimiter);
      this.ragged.push({
        row: this.nRows + this.#records.length,
        line,
        expected,
        got: record.length,
        extra,
      });
    }
    return record;
  }

  #give(): void {
    if (this.#records.length === 0) return;
    for (let c = 0; c < this.#builders.length; c++) this.#builders[c]?.add(this.#records, c);
    this.nRows += this.#records.length;
    this.#records = [];
  }

  /** Rows [from, to) of the block. */
  #giveBlock(block: CellBlock, from: number, to: number): void {
    if (from === to) return;
    const { bytes, starts, ends, width } = block;
    const part =
      from === 0 && to === block.nRows
        ? block
        : {
            bytes,
            starts: starts.subarray(from * width, to * width),
            ends: ends.subarray(from * width, to * width),
            width,
            nRows: to - from,
          };
    for (let c = 0; c < this.#builders.length; c++) this.#builders[c]?.addBlock(part, c);
    this.nRows += to - from;
  }

  #recordOf(text: string): string[] {
    const [batch] = new RecordReader(this.#dialect, 1, this.#width).read(text, true);
    return batch!.records[0]!;
  }
}

/** Line ends between the first byte that was split and a row of the block. */
function lineFeedsBefore({ block, from, at }: Split, row: number): number {
  const { bytes, starts, width } = block;
  // A cell with quotes inside was written anew past the record; the ones beside it were not.
  let start = at;
  for (let i = row * width; i < (row + 1) * width; i++) {
    const cell = starts[i]!;
    if (cell >= from && cell < start) start = cell;
  }
  let lines = 0;
  for (let i = from; i < start; i++) if (bytes[i] === 10) lines++;
  return lines;
}
