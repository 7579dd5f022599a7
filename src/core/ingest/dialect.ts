import { dateFormats } from "#core/ingest/dates.ts";
import { isInfinite, numberFormats } from "#core/ingest/numbers.ts";
import { parseText } from "#core/ingest/papa.ts";

export interface Dialect {
  readonly delimiter: string;
  readonly quote: string;
  /** What ends a record. "\n" also covers "\r\n": the reader drops the "\r". */
  readonly newline: "\n" | "\r";
  /** Characters at the very start that are no data: a byte-order mark, a "sep=;" line. */
  readonly skip: number;
}

const delimiters = [",", ";", "\t", "|"] as const;
const sampleRecords = 100;
/** Cells looked at to judge a dialect: enough for any, and soon done for thousands of columns. */
const mostCells = 5000;

/** @param head the first text of the file; @param whole it is all of it */
export function detectDialect(
  head: string,
  whole: boolean,
  forced: { readonly delimiter?: string; readonly quote?: string },
): Dialect {
  let skip = head.startsWith("\ufeff") ? 1 : 0;
  const newline = head.includes("\n") || !head.includes("\r") ? "\n" : "\r";
  const declared = /^\ufeff?"?sep=([^"\r\n])"?(\r\n|\n|\r)/i.exec(head);
  if (declared !== null) skip = declared[0].length;
  const text = head.slice(skip);
  const quotes = forced.quote === undefined ? candidateQuotes(text) : [forced.quote];
  const fixed = forced.delimiter ?? declared?.[1];
  let best = { delimiter: fixed ?? ",", quote: quotes[0] ?? '"', score: -1 };
  for (const delimiter of fixed === undefined ? delimiters : [fixed]) {
    for (const quote of quotes) {
      const score = scoreOf(sample(text, whole, { delimiter, quote, newline }));
      if (score > best.score * 1.000001) best = { delimiter, quote, score };
    }
  }
  if (fixed === undefined && best.score <= 0) {
    best = { delimiter: ",", quote: quotes[0] ?? '"', score: 0 };
    const spaced = sample(text, whole, { delimiter: " ", quote: best.quote, newline });
    if (isClearlySpaced(spaced)) best.delimiter = " ";
  }
  return { delimiter: best.delimiter, quote: best.quote, newline, skip };
}

/** The first records, whole ones only unless the text ends there. Blank ones are left out. */
export function sample(text: string, whole: boolean, dialect: Omit<Dialect, "skip">): string[][] {
  const { delimiter, quote, newline } = dialect;
  const { data } = parseText(text, { delimiter, newline, quoteChar: quote, preview: sampleRecords }, !whole);
  for (const record of data) {
    const last = record.length - 1;
    if (record[last]?.endsWith("\r")) record[last] = record[last].slice(0, -1);
  }
  return data.filter((record) => record.length > 1 || record[0]?.trim() !== "");
}

/** A single quote is one only where no double quote is used and cells begin and end with it. */
function candidateQuotes(text: string): readonly string[] {
  if (text.includes('"')) return ['"'];
  const opening = text.match(/(^|[,;\t|\n\r])'/g)?.length ?? 0;
  const closing = text.match(/'([,;\t|\n\r]|$)/g)?.length ?? 0;
  return opening >= 2 && Math.abs(opening - closing) <= 0.1 * opening ? ["'"] : ['"'];
}

/**
 * How table-like the records are: a regular number of fields, more than one, of values that look like values.
 * 0 when no record was split.
 * @see van den Burg, Nazábal & Sutton (2019), Wrangling messy CSV files. doi:10.1007/s10618-019-00646-y
 */
function scoreOf(records: readonly (readonly string[])[]): number {
  if (records.length === 0) return 0;
  const widths = new Map<number, number>();
  let cells = 0;
  let known = 0;
  for (const record of records) {
    widths.set(record.length, (widths.get(record.length) ?? 0) + 1);
    for (const cell of record) {
      if (cells === mostCells) break;
      cells++;
      if (looksLikeValue(cell)) known++;
    }
  }
  let pattern = 0;
  for (const [width, count] of widths) pattern += (count * (width - 1)) / width;
  return (pattern / widths.size) * Math.max(1e-3, known / cells);
}

/** A number, a date, nothing, or words without another delimiter inside. */
function looksLikeValue(cell: string): boolean {
  const token = cell.trim();
  if (token === "" || numberFormats(token) !== 0 || dateFormats(token) !== 0 || isInfinite(token))
    return true;
  return !/[,;\t|"]/.test(token);
}

/** Only numbers under the first record, always equally many: prose never passes. */
function isClearlySpaced(records: readonly (readonly string[])[]): boolean {
  const width = records[0]?.length ?? 0;
  if (width < 2 || records.length < 3) return false;
  return records.every(
    (record, i) =>
      record.length === width &&
      (i === 0 || record.filter((cell) => numberFormats(cell) !== 0).length * 2 >= width),
  );
}
