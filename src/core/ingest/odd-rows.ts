import type { Dialect } from "#core/ingest/dialect.ts";
import { parseText } from "#core/ingest/papa.ts";

const others = [",", ";", "\t", "|", " "] as const;
/** A row longer than this (characters) is not tried again. */
const longestRow = 20_000;

/**
 * A row that has too few cells because it was written with another delimiter than the rest of the file: its cells, exactly
 * as many as the table has columns. null where no other delimiter makes as many.
 */
export function splitElsewhere(record: readonly string[], width: number, dialect: Dialect): string[] | null {
  const { delimiter, quote, newline } = dialect;
  if (width < 3 || record.length > 2 || dialect.spacing !== null) return null;
  const text = record.join(delimiter);
  if (text.length > longestRow) return null;
  // The parser took the outer quotes of a row in which everything is quoted.
  const texts = text.includes(quote) ? [text, `${quote}${text}${quote}`] : [text];
  for (const other of others) {
    if (other === delimiter || !text.includes(other)) continue;
    for (const tried of texts) {
      const { data, errors } = parseText(tried, { delimiter: other, newline, quoteChar: quote }, false);
      if (data.length === 1 && data[0]!.length === width && errors.length === 0) return data[0]!;
    }
  }
  return null;
}
