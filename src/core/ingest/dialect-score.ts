import { dateFormats } from "#core/ingest/dates.ts";
import type { Sample } from "#core/ingest/dialect.ts";
import { plainSpelling } from "#core/ingest/number-spelling.ts";
import { isInfinite, numberFormats } from "#core/ingest/numbers.ts";

type Records = readonly (readonly string[])[];

/** Cells looked at to judge a dialect: enough for any, and soon done for thousands of columns. */
const mostCells = 5000;

/**
 * How table-like the records are, in [0, 1]: how many of them have the commonest number of fields (more than one), and how
 * much their cells look like values. A title, notes or a second table lower it for every dialect alike. 0 when no record was split.
 * @see van den Burg, Nazábal & Sutton (2019), Wrangling messy CSV files. doi:10.1007/s10618-019-00646-y
 */
export function scoreOf({ records, odd }: Sample): number {
  const width = commonWidth(records);
  if (width < 2) return 0;
  let regular = 0;
  let cells = 0;
  let known = 0;
  const filled = new Uint8Array(width);
  for (const record of records) {
    if (record.length !== width) continue;
    regular++;
    for (let c = 0; c < width && cells < mostCells; c++) {
      const token = record[c]!.trim();
      if (token !== "") filled[c] = 1;
      cells++;
      known += likeness(record[c]!, token);
    }
  }
  const consistency = regular / records.length;
  const used = filled.reduce((sum, each) => sum + each, 0) / width;
  const oddness = 1 - 0.5 * (odd / records.length);
  const pattern = consistency * consistency * ((width - 1) / width);
  return pattern * Math.max(1e-3, known / cells) * (cells >= mostCells ? 1 : used * used) * oddness;
}

/** The number of fields that most records have, the greater one of two; one field counts little. 0: no records. */
export function commonWidth(records: Records): number {
  const widths = new Map<number, number>();
  for (const { length } of records) widths.set(length, (widths.get(length) ?? 0) + 1);
  let width = 0;
  let most = 0;
  for (const [candidate, count] of widths) {
    const weight = candidate === 1 ? count / 4 : count;
    if (weight > most || (weight === most && candidate > width)) [width, most] = [candidate, weight];
  }
  return width;
}

/** A number, a date, nothing, or words without another delimiter inside; words in quotes were not unquoted. */
function likeness(cell: string, token: string): number {
  if (token === "") return 1;
  const first = token[0]!;
  const isQuoted = (first === '"' || first === "'" || first === "`") && token.length > 1;
  if (isQuoted && token.endsWith(first)) return 0;
  if (isQuoted) return 0.2;
  const blank = cell.charCodeAt(0) === 32 ? 0.9 : 1;
  if (numberFormats(token) !== 0 || dateFormats(token) !== 0 || isInfinite(token)) return blank;
  const odd = /[,;\t|"]/.test(token) || /^[^\p{L}\p{N}$€£¥#<([+\-.*?_/\\@%&!¿¡“„«]|[~^|:=]$/u.test(token);
  if (!odd) return blank;
  // "1.234,50 €" is a number with a sign after it.
  const plain = plainSpelling(token);
  return plain !== null && numberFormats(plain.number) !== 0 ? blank : 0.2;
}

/** Only numbers under the first record, always equally many: prose never passes. */
export function isClearlySpaced(records: Records): boolean {
  const width = records[0]?.length ?? 0;
  if (width < 2 || records.length < 3) return false;
  return records.every(
    (record, i) =>
      record.length === width &&
      (i === 0 || record.filter((cell) => numberFormats(cell) !== 0).length * 2 >= width),
  );
}
