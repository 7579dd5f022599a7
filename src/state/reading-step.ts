import type { ReadOptions } from "#core/frame/reading.ts";
import { canonicalJson } from "#core/shared/hash.ts";

const words: Readonly<Record<keyof ReadOptions, string>> = {
  encoding: "the encoding",
  delimiter: "the separator",
  layout: "the separator",
  quote: "the quotes",
  escape: "the quotes",
  header: "the header",
  headerRows: "the header",
  skipLines: "where the table begins",
  comment: "remarks",
  footer: "what ends the table",
  numbers: "how numbers are written",
  kinds: "kinds of columns",
  dayFirst: "the order of dates",
  dateOrder: "the order of dates",
  dateOrders: "the order of dates",
  missingTokens: "what is missing",
  parts: "the part that is read",
  columns: "the columns that are read",
  sample: "the rows that are read",
  onDisk: "whether all rows are on disk",
};

/** Names a change of how the file is read, for undo: "change the separator". */
export function readingStep(before: ReadOptions, after: ReadOptions): string {
  const changed = new Set<string>();
  for (const option of Object.keys(words) as (keyof ReadOptions)[]) {
    if (canonicalJson(before[option]) !== canonicalJson(after[option])) changed.add(words[option]);
  }
  const [first, second, ...more] = changed;
  if (first === undefined || more.length > 0) return "change how the file is read";
  return second === undefined ? `change ${first}` : `change ${first} and ${second}`;
}
