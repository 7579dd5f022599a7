import { countCharacter } from "#core/ingest/decoder.ts";
import { type Dialect, escapeOf } from "#core/ingest/dialect.ts";
import { type ParsedText, type PapaConfig, parseText } from "#core/ingest/papa.ts";

/** Some records of the file, in order. A blank line is an empty array: it is counted, and is no record. */
export interface Batch {
  readonly records: string[][];
  /** Line on which record i starts, from 1. Worked out only when asked. */
  lineOf(i: number): number;
}

export interface QuoteFaults {
  /** Lines on which a quote was opened that nothing closes; read again with the quote as a plain character. */
  readonly unclosed: number[];
  /** Cells with text after their closing quote. */
  malformed: number;
}

/** A quoted cell longer than this (characters) is taken for a quote that was never closed. */
const longestCell = 8 * 1024 * 1024;
const mostRepairs = 100;

/**
 * Papa Parse over text that arrives in pieces: a record cut by a piece's end waits for the next, so that the
 * records do not depend on where the pieces were cut.
 */
export class RecordReader {
  readonly faults: QuoteFaults;
  readonly #dialect: Dialect;
  readonly #expected: number;
  readonly #quoted: PapaConfig;
  readonly #plain: PapaConfig;
  #rest = "";
  #line: number;
  #plainQuotes: boolean;

  /**
   * @param expected fields of a regular record: tells a lost quote from a long cell; 0 if not known
   * @param faults   those of the file so far, which are added to
   */
  constructor(
    dialect: Dialect,
    firstLine: number,
    expected: number,
    faults: QuoteFaults = { unclosed: [], malformed: 0 },
  ) {
    this.faults = faults;
    this.#plainQuotes = quotesArePlain(faults);
    this.#dialect = dialect;
    const { delimiter, newline, quote, escape } = dialect;
    const escapeChar = escapeOf(quote, escape);
    this.#quoted = { delimiter, newline, quoteChar: quote, ...(escapeChar !== quote && { escapeChar }) };
    this.#plain = { ...this.#quoted, fastMode: true };
    this.#line = firstLine;
    this.#expected = expected;
  }

  /** The text that waits for the rest of its record. */
  get rest(): string {
    return this.#rest;
  }

  /** The line on which it starts. */
  get line(): number {
    return this.#line;
  }

  /** The records that are whole by now, in one or more batches. @param last no more text follows */
  *read(text: string, last: boolean): Generator<Batch> {
    let rest = this.#rest === "" ? text : this.#rest + text;
    while (rest !== "") {
      let result = this.#parse(rest, !last && rest.length <= longestCell);
      const lost = this.#firstLostQuote(rest, result, last);
      // Parsed to its end to look for a lost quote; the last record may still go on.
      if (lost === null && !last && rest.length > longestCell) result = this.#parse(rest, true);
      const end = lost?.end ?? result.meta.cursor;
      const complete = lost?.complete ?? result.data.length;
      this.faults.malformed += countRows(result.errors, complete);
      const records = result.data.slice(0, complete);
      // What follows the file's last newline is no line.
      if (last && lost === null && rest.endsWith(this.#dialect.newline) && isEmpty(records.at(-1)))
        records.pop();
      yield this.#batch(records, rest.slice(0, end));
      rest = rest.slice(end);
      if (lost === null) break;
      const line = rest.slice(0, endOfLine(rest, this.#dialect.newline));
      this.faults.unclosed.push(this.#line);
      this.#plainQuotes = quotesArePlain(this.faults);
      yield this.#batch(parseText(line, this.#plain, false).data.slice(0, 1), line);
      rest = rest.slice(line.length);
    }
    this.#rest = last ? "" : rest;
  }

  #parse(text: string, ignoreLast: boolean): ParsedText {
    return parseText(text, this.#plainQuotes ? this.#plain : this.#quoted, ignoreLast);
  }

  /**
   * The first record that a lost quote made swallow the lines after it: it never closes, or it closes
   * somewhere odd and its first line alone, quotes taken as plain, is a regular record.
   */
  #firstLostQuote(
    text: string,
    result: ParsedText,
    last: boolean,
  ): { readonly end: number; readonly complete: number } | null {
    const { data, errors } = result;
    let seen = -1;
    for (const { code, row } of errors) {
      if (row === seen && code !== "MissingQuotes") continue;
      seen = row;
      const record = data[row];
      if (record === undefined || !record.some((cell) => cell.includes(this.#dialect.newline))) continue;
      const start = row === 0 ? 0 : this.#startOf(text, row);
      if (code === "MissingQuotes") {
        if (last || text.length - start > longestCell) return { end: start, complete: row };
        continue;
      }
      const line = text.slice(start, start + endOfLine(text.slice(start), this.#dialect.newline));
      const literal = parseText(line, this.#plain, false).data[0];
      if (literal?.length === this.#expected) return { end: start, complete: row };
    }
    return null;
  }

  #startOf(text: string, row: number): number {
    return parseText(text, { ...this.#quoted, preview: row }, false).meta.cursor;
  }

  #batch(records: string[][], text: string): Batch {
    const newline = this.#dialect.newline;
    const firstLine = this.#line;
    this.#line += countCharacter(text, newline);
    if (newline === "\n" && text.includes("\r")) {
      for (const record of records) {
        const last = record.length - 1;
        const cell = record[last]!;
        if (cell.charCodeAt(cell.length - 1) === 13) record[last] = cell.slice(0, -1);
      }
    }
    const hasQuotes = !this.#plainQuotes && text.includes(this.#dialect.quote);
    for (let i = 0; i < records.length; i++) {
      const record = records[i]!;
      if (record.length === 1 && record[0]!.trim() === "") records[i] = [];
    }
    const lineOf = (i: number): number => {
      if (!hasQuotes) return firstLine + i;
      let line = firstLine;
      for (let r = 0; r < i; r++) {
        line++;
        for (const cell of records[r]!) line += countCharacter(cell, newline);
      }
      return line;
    };
    return { records, lineOf };
  }
}

/** So many were lost that quotes mean nothing in this file. */
export function quotesArePlain({ unclosed }: QuoteFaults): boolean {
  return unclosed.length >= mostRepairs;
}

function countRows(errors: readonly { readonly row: number }[], end: number): number {
  const rows = new Set<number>();
  for (const { row } of errors) if (row < end) rows.add(row);
  return rows.size;
}

function isEmpty(record: readonly string[] | undefined): boolean {
  return record?.length === 1 && record[0] === "";
}

/** Where the first line ends, its newline included. */
function endOfLine(text: string, newline: string): number {
  const at = text.indexOf(newline);
  return at === -1 ? text.length : at + newline.length;
}
