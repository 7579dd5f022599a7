import { type CellBlock, cellString, utf8String } from "#core/ingest/bytes/cell-block.ts";
import { plainRoom } from "#core/ingest/bytes/cell-room.ts";
import type { Split } from "#core/ingest/bytes/record-splitter.ts";
import type { CellTaker } from "#core/ingest/cell-taker.ts";
import type { Dialect } from "#core/ingest/dialect.ts";
import { splitElsewhere } from "#core/ingest/odd-rows.ts";
import { type Batch, RecordReader } from "#core/ingest/records.ts";
import { isRemark } from "#core/ingest/structure.ts";
import { type AfterTable, TableEnd, type TableFacts } from "#core/ingest/table-end.ts";
import type { RaggedRecord } from "#core/frame/reading.ts";
import { keepsRow, type RowShare } from "#core/frame/row-share.ts";

const mostRaggedKept = 10_000;
const mostRemarksKept = 1000;

/** The rows of a part of a file, in counts. Rows and lines are counted from its start. */
export interface RowsPart {
  readonly nRows: number;
  readonly blankLines: number;
  readonly shortRows: number;
  readonly longRows: number;
  readonly otherDelimiter: { readonly count: number; readonly line: number };
  readonly ragged: readonly RaggedRecord[];
  readonly after: AfterTable;
}

/** Takes the records of a file in, in order, whichever way they were found: into the columns, and into the counts. */
export class RowIntake {
  /** Rows in the columns. */
  nRows = 0;
  /** Rows of the file: as many, unless only a sample is kept. */
  nSeen = 0;
  blankLines = 0;
  shortRows = 0;
  longRows = 0;
  /** Lines that are remarks: how many, and the first of them. */
  remarks = 0;
  readonly remarkLines: { readonly line: number; readonly text: string }[] = [];
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
  readonly #builders: readonly (CellTaker | null)[];
  readonly #sample: RowShare | null;
  #records: string[][] = [];

  constructor(
    dialect: Dialect,
    facts: TableFacts,
    trailing: boolean,
    toSkip: number,
    builders: readonly (CellTaker | null)[],
    sample: RowShare | null,
  ) {
    this.#sample = sample;
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
      } else if (comment !== null && isRemark(record, comment)) this.#remark(record, batch.lineOf(i));
      else if (this.toSkip > 0) this.toSkip--;
      else if (end.isRow(record)) {
        if (this.#keepsNext()) this.#records.push(record);
      } else end.add(record, () => batch.lineOf(i), this.#take);
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

  /** Whatever came so far has no bearing on how records that follow are taken. */
  get isBetween(): boolean {
    return this.toSkip === 0 && this.end.isBetween;
  }

  /** The counts so far. Of remarks none are kept: the files that have them are read by one reader. */
  part(): RowsPart {
    const { nRows, blankLines, shortRows, longRows, otherDelimiter, ragged } = this;
    return { nRows, blankLines, shortRows, longRows, otherDelimiter, ragged, after: this.end.after };
  }

  /** Rows that another took after these, into columns of its own. @param lines stand before its first */
  append(part: RowsPart, lines: number): void {
    const { otherDelimiter } = this;
    for (const record of part.ragged) {
      if (this.ragged.length === mostRaggedKept) break;
      this.ragged.push({ ...record, row: this.nRows + record.row, line: lines + record.line });
    }
    if (otherDelimiter.count === 0) otherDelimiter.line = lines + part.otherDelimiter.line;
    otherDelimiter.count += part.otherDelimiter.count;
    this.nRows += part.nRows;
    this.nSeen += part.nRows;
    this.blankLines += part.blankLines;
    this.shortRows += part.shortRows;
    this.longRows += part.longRows;
    this.end.append(part.after, lines);
  }

  /** No more records come. */
  finish(): void {
    this.end.finish(this.#take);
    this.#give();
  }

  readonly #take = (record: string[], lineOf: () => number): void => {
    if (!this.#keepsNext()) return;
    this.#records.push(record.length === this.#width ? record : this.#regular(record, lineOf()));
  };

  #remark(record: readonly string[], line: number): void {
    this.remarks++;
    if (this.remarkLines.length < mostRemarksKept)
      this.remarkLines.push({ line, text: record.join(this.#dialect.delimiter) });
  }

  /** Counts a row of the file. @returns whether it is to be kept */
  #keepsNext(): boolean {
    const row = this.nSeen++;
    return this.#sample === null || keepsRow(this.#sample, row);
  }

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
    const part =
      this.#sample === null ? rowsOf(block, from, to) : this.#sampleOf(block, from, to, this.#sample);
    this.nSeen += to - from;
    for (let c = 0; c < this.#builders.length; c++) this.#builders[c]?.addBlock(part, c);
    this.nRows += part.nRows;
  }

  #sampleOf(block: CellBlock, from: number, to: number, sample: RowShare): CellBlock {
    const { bytes, width } = block;
    const starts = new Int32Array((to - from) * width);
    const ends = new Int32Array((to - from) * width);
    let kept = 0;
    for (let row = from; row < to; row++) {
      if (!keepsRow(sample, this.nSeen + row - from)) continue;
      starts.set(block.starts.subarray(row * width, (row + 1) * width), kept * width);
      ends.set(block.ends.subarray(row * width, (row + 1) * width), kept * width);
      kept++;
    }
    return { bytes, starts, ends, width, nRows: kept, room: plainRoom };
  }

  #recordOf(text: string): string[] {
    const [batch] = new RecordReader(this.#dialect, 1, this.#width).read(text, true);
    return batch!.records[0]!;
  }
}

/** Rows [from, to) of a block, which keeps its bytes. */
function rowsOf(block: CellBlock, from: number, to: number): CellBlock {
  if (from === 0 && to === block.nRows) return block;
  const { bytes, starts, ends, width, room } = block;
  return {
    bytes,
    starts: starts.subarray(from * width, to * width),
    ends: ends.subarray(from * width, to * width),
    width,
    nRows: to - from,
    room,
  };
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
