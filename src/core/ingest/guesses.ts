import type { Encoding } from "#core/ingest/text-stream.ts";
import type { OpenedRecords } from "#core/ingest/open-records.ts";
import type { FinishedColumn } from "#core/ingest/finish-column.ts";
import { parseDate } from "#core/ingest/dates.ts";
import { cellText } from "#core/frame/cells.ts";
import type { Column } from "#core/frame/column.ts";
import { lengthOf } from "#core/frame/column-length.ts";
import type { DateOrder, Guess, ReadOptions } from "#core/frame/reading.ts";
import { capital } from "#core/shared/capital.ts";

const signs: ReadonlyMap<string, string> = new Map([
  [",", "a comma"],
  [";", "a semicolon"],
  ["\t", "a tab"],
  ["|", "a bar"],
  [" ", "a blank"],
  [":", "a colon"],
]);
export const signWord = (sign: string): string => signs.get(sign) ?? `“${sign}”`;

/** What was worked out about the file as a whole. */
export function fileGuesses(
  { detected, headerRows, preamble, records }: OpenedRecords,
  encoding: Encoding,
  options: ReadOptions,
): Guess[] {
  const { dialect, confidence } = detected;
  const { delimiter, quote, spacing, comment } = dialect;
  const file = { column: null, ask: false } as const;
  const fixed = "Fixed by hand.";
  const width = records[0]?.length ?? 0;
  const guesses: Guess[] = [
    {
      ...file,
      about: "encoding",
      value: encoding.name,
      confidence: options.encoding === undefined ? encoding.confidence : 1,
      evidence: options.encoding === undefined ? encoding.evidence : fixed,
    },
    {
      ...file,
      about: "delimiter",
      value: spacing === null ? delimiter : spacing.kind,
      confidence,
      evidence:
        options.delimiter !== undefined || options.layout !== undefined
          ? fixed
          : spacing === null
            ? `${capital(signWord(delimiter))} makes the first ${records.length} records most alike, ${width} fields each.`
            : `Blanks make ${width} columns in every line, and no sign does.`,
    },
    {
      ...file,
      about: "quote",
      value: quote,
      confidence: 1,
      evidence:
        options.quote === undefined ? "What cells with a delimiter inside begin and end with." : fixed,
    },
    {
      ...file,
      about: "header",
      value: `${headerRows}`,
      confidence:
        options.headerRows === undefined && options.header === undefined
          ? headerConfidence(records, headerRows)
          : 1,
      evidence:
        headerRows === 0
          ? "The first record holds what the ones below hold."
          : headerRows === 1
            ? "The first record holds names where the ones below hold values."
            : `The first ${headerRows} records hold words where the ones below hold numbers or dates; they were joined.`,
    },
  ];
  if (preamble.length > 0) {
    guesses.push({
      ...file,
      about: "start",
      value: `${dialect.line}`,
      confidence: 0.9,
      evidence: `The ${preamble.length === 1 ? "line" : `${preamble.length} lines`} above ${preamble.length === 1 ? "is" : "are"} unlike the rows.`,
    });
  }
  if (comment !== null) {
    guesses.push({
      ...file,
      about: "comment",
      value: comment,
      confidence: options.comment === undefined ? 0.9 : 1,
      evidence: `Lines that begin with ${comment} are unlike the rows.`,
    });
  }
  return guesses;
}

/**
 * What the columns leave open.
 * @param isFixed whether a person said what kind column c is of
 */
export function columnGuesses(
  finished: readonly FinishedColumn[],
  dateOrder: (c: number) => DateOrder | null,
  isFixed: (c: number) => boolean,
): Guess[] {
  return finished.flatMap(({ column, openDates, ambiguousNumbers, format }, c): Guess[] => {
    if (openDates.length > 0) {
      return [
        {
          about: "dates",
          column: column.name,
          value: column.kind === "datetime" ? (dateOrder(c) ?? openDates[0]!) : "",
          confidence: 0.5,
          evidence: openDates.includes("month-first")
            ? "No day in it is past the twelfth."
            : "What stands first varies less than what stands last, as years do.",
          ask: true,
          orders: openDates,
          ...unsureDate(column, openDates),
        },
      ];
    }
    if (!ambiguousNumbers || isFixed(c)) return [];
    const isShown = finished.some((other) => !other.ambiguousNumbers && other.format === format);
    return [
      {
        about: "numbers",
        column: column.name,
        value: format ?? "point",
        confidence: isShown ? 0.9 : 0.6,
        evidence: isShown
          ? "Its cells can be read with a decimal sign or with thousands; other columns show which."
          : "All of its cells can be read with a decimal sign or with thousands.",
        ask: false,
      },
    ];
  });
}

const rowsSearched = 10_000;

/** A date that each order reads as another day; else one of which two do; else one that is a date at all. */
function unsureDate(column: Column, orders: readonly DateOrder[]): { readonly example?: string } {
  if (column.kind === "datetime") return {};
  let either: string | null = null;
  let most = 0;
  for (let row = 0; row < Math.min(lengthOf(column), rowsSearched) && most < orders.length; row++) {
    const cell = cellText(column, row)?.trim() ?? "";
    const days = new Set(orders.flatMap((order) => parseDate(cell, order)?.epochMs ?? []));
    if (days.size > most) [either, most] = [cell, days.size];
  }
  return either === null ? {} : { example: either };
}

function headerConfidence(records: readonly (readonly string[])[], headerRows: number): number {
  if (headerRows > 1) return 0.85;
  return records.length < 3 ? 0.7 : 0.95;
}
