import { type CellBlock, utf8String } from "#core/ingest/bytes/cell-block.ts";
import type { ReaderRoom } from "#core/ingest/bytes/cell-room.ts";

/** A record that has not the width's number of fields; its bytes are [start, end). */
export interface OddRecord {
  /** Row in the block. */
  readonly row: number;
  readonly got: number;
  /** Line ends between the first byte that was split and this record. */
  readonly linesBefore: number;
  readonly start: number;
  readonly end: number;
}

export interface Split {
  readonly block: CellBlock;
  readonly odd: readonly OddRecord[];
  /** Records still to be passed over. */
  readonly toSkip: number;
  readonly blankLines: number;
  /** Rows of the block right before which a blank line stands, rising; nRows where the block ends in one. */
  readonly afterBlank: readonly number[];
  /** Where the first record starts that was looked at. */
  readonly from: number;
  /** Line ends passed. */
  readonly lines: number;
  /** Where the first record starts that was not taken. */
  readonly at: number;
  /**
   * Why it was not: the block is full, its end is not among the bytes, or its quotes are not as RFC 4180 has them.
   * "end" when there is none.
   */
  readonly why: "full" | "cut" | "irregular" | "end";
}

const lineFeed = 10;
const carriageReturn = 13;
/** Few enough that the cells of a block stay in the processor's cache until every column has read them. */
const cellsInBlock = 32_768;
/** Of wide tables: each column is gone to once for so many rows, which costs more than the cells do. Within `mostCells`. */
const rowsAtLeast = 64;
const mostCells = 1_048_576;

/** How many records a block of a table of so many columns holds. */
export function rowsInBlock(width: number): number {
  const wide = Math.min(rowsAtLeast, Math.floor(mostCells / width));
  return Math.max(1, wide, Math.floor(cellsInBlock / width));
}

/**
 * Finds cells in bytes, without a string: those of most records in one loop (`takeRecords`), those of blank, short, long
 * and cut ones here. What RFC 4180 does not settle is left to the reader of strings.
 */
export class RecordSplitter {
  readonly #delimiter: number;
  readonly #quote: number;
  readonly #width: number;

  constructor(delimiter: string, quote: string, width: number) {
    this.#delimiter = delimiter.charCodeAt(0);
    this.#quote = quote.charCodeAt(0);
    this.#width = width;
  }

  /**
   * The records in bytes [from, end) of a room. Past `end` its bytes have room for a sentinel and for the cells that have
   * quotes inside, `end - from + 1` bytes: those are written there without the second of each two quotes.
   * The block is good until the next call.
   * @param last the file ends there
   * @param skip records (title lines, a header) still to be passed over
   */
  split(room: ReaderRoom, from: number, end: number, last: boolean, skip: number): Split {
    const { bytes, starts, ends, facts, loops } = room;
    const delimiter = this.#delimiter;
    const quote = this.#quote;
    const top = Math.max(delimiter, lineFeed);
    const width = this.#width;
    const mostRows = starts.length / width;
    const odd: OddRecord[] = [];
    let why: Split["why"] = "end";
    let toSkip = skip;
    let spare = end + 1;
    let lines = 0;
    let blankLines = 0;
    const afterBlank: number[] = [];
    let nRows = 0;
    let base = 0;
    let at = from;
    bytes[end] = lineFeed;
    records: while (at < end) {
      if (toSkip === 0) {
        nRows += loops.takeRecords(
          bytes,
          at,
          end,
          delimiter,
          quote,
          width,
          starts,
          ends,
          nRows,
          mostRows,
          spare,
          facts,
        );
        at = facts[0]!;
        lines += facts[1]!;
        spare = facts[2]!;
        base = nRows * width;
        if (at === end) break;
      }
      if (nRows === mostRows) {
        why = "full";
        break;
      }
      const recordStart = at;
      let inside = 0;
      let field = 0;
      let start = at;
      let stop = at;
      for (let more = true; more; field++) {
        if (bytes[at] !== quote) {
          start = at;
          let byte = bytes[at]!;
          // Nearly every byte is above both signs, which one comparison tells.
          for (;;) {
            while (byte > top) byte = bytes[++at]!;
            if (byte === delimiter || byte === lineFeed) break;
            byte = bytes[++at]!;
          }
          stop = at;
          if (at === end) {
            if (!last) {
              at = recordStart;
              why = "cut";
              break records;
            }
            more = false;
          } else {
            more = byte === delimiter;
            at++;
          }
        } else {
          start = ++at;
          let doubled = 0;
          for (;;) {
            let byte = bytes[at]!;
            while (byte !== quote && at < end) {
              if (byte === lineFeed) inside++;
              byte = bytes[++at]!;
            }
            if (at >= end || bytes[at + 1] !== quote || at + 1 === end) break;
            doubled++;
            at += 2;
          }
          stop = at++;
          // Without the byte after it a quote may be the first of two, and a carriage return one in the cell's tail.
          if (at > end || (at === end && !last)) {
            at = recordStart;
            why = last ? "irregular" : "cut";
            break records;
          }
          if (at === end) more = false;
          else {
            let next = bytes[at]!;
            if (next === carriageReturn && at + 1 < end) {
              if (bytes[at + 1] === lineFeed) next = bytes[++at]!;
            } else if (next === carriageReturn && !last) {
              at = recordStart;
              why = "cut";
              break records;
            }
            if (next !== delimiter && next !== lineFeed) {
              at = recordStart;
              why = "irregular";
              break records;
            }
            more = next === delimiter;
            at++;
          }
          if (doubled > 0) {
            const unescaped = spare;
            for (let i = start; i < stop; i++) {
              const byte = bytes[i]!;
              bytes[spare++] = byte;
              if (byte === quote) i++;
            }
            start = unescaped;
            stop = spare;
          }
        }
        if (field < width) {
          starts[base + field] = start;
          ends[base + field] = stop;
        }
      }
      // A carriage return at the very end of a record is part of its line end.
      if (stop > start && bytes[stop - 1] === carriageReturn) {
        stop--;
        if (field <= width) ends[base + field - 1] = stop;
      }
      if (field === 1 && isBlank(bytes, start, stop)) {
        blankLines++;
        if (afterBlank.at(-1) !== nRows) afterBlank.push(nRows);
      } else if (toSkip > 0) toSkip--;
      else {
        if (field !== width) {
          for (let i = field; i < width; i++) starts[base + i] = ends[base + i] = 0;
          odd.push({ row: nRows, got: field, linesBefore: lines, start: recordStart, end: at });
        }
        nRows++;
        base += width;
      }
      lines += inside + 1;
    }
    return {
      block: { bytes, starts, ends, width, nRows, room },
      odd,
      toSkip,
      blankLines,
      afterBlank,
      lines,
      from,
      at,
      why,
    };
  }
}

function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  if (start === end) return true;
  const first = bytes[start]!;
  return (first <= 0x20 || first >= 0x80) && utf8String(bytes, start, end).trim() === "";
}
