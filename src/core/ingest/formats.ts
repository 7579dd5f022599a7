import { DAY_FIRST, type DateFormat, dateFormats, ISO, MONTH_FIRST } from "#core/ingest/dates.ts";
import {
  COMMA,
  isGroupedByPoint,
  mostWritten,
  type NumberFormat,
  numberFormats,
  POINT,
  THOUSANDS,
} from "#core/ingest/numbers.ts";

export interface SettledNumbers {
  readonly format: NumberFormat;
  /** "1.234" or "1,234" throughout: the format is a convention, not evidence. */
  readonly ambiguous: boolean;
}

/**
 * The one format that reads every token; null when one is no number in any, or there are none.
 * @param tokens  trimmed, different, not missing
 * @param rest    how the other columns of the file write their numbers, where that is known
 * @param forced  the person says these are numbers: the format that reads most of them
 */
export function settleNumberFormat(
  tokens: readonly string[],
  delimiter: string,
  rest: NumberFormat | null,
  forced: boolean,
): SettledNumbers | null {
  let common = POINT | COMMA | THOUSANDS;
  let grouped = false;
  const counts = { point: 0, comma: 0, thousands: 0 };
  for (const token of tokens) {
    const formats = numberFormats(token);
    common &= formats;
    if (common === 0 && !forced) return null;
    if (formats & POINT) counts.point++;
    if (formats & COMMA) counts.comma++;
    if (formats & THOUSANDS) counts.thousands++;
    grouped ||= isGroupedByPoint(token);
  }
  if (tokens.length === 0) return forced ? { format: "point", ambiguous: false } : null;
  const commaByConvention = rest === "comma" || (rest === null && delimiter === ";");
  if (common & POINT) {
    const ambiguous = grouped && (common & COMMA) !== 0 && tokens.every(isGroupedOrInteger);
    return { format: ambiguous && rest === "comma" ? "comma" : "point", ambiguous };
  }
  if (common & COMMA && common & THOUSANDS) {
    return { format: commaByConvention ? "comma" : "thousands", ambiguous: true };
  }
  if (common & COMMA) return { format: "comma", ambiguous: false };
  if (common & THOUSANDS) return { format: "thousands", ambiguous: false };
  if (counts.point >= counts.comma && counts.point >= counts.thousands)
    return { format: "point", ambiguous: false };
  return { format: counts.comma > counts.thousands ? "comma" : "thousands", ambiguous: false };
}

/**
 * More numbers than have their spellings kept, at least one of which proves its point a decimal one: no later number
 * can change how these are read, save by breaking the column.
 */
export function plainlyDecimals(tokens: readonly string[]): boolean {
  if (new Set(tokens).size <= mostWritten) return false;
  let common = POINT | COMMA;
  for (const token of tokens) common &= numberFormats(token);
  return common === POINT;
}

function isGroupedOrInteger(token: string): boolean {
  return isGroupedByPoint(token) || /^[+-]?\d{1,3}$/.test(token);
}

export interface SettledDates {
  readonly format: DateFormat | null;
  /** Every token is a date, but days and months cannot be told apart. */
  readonly ambiguous: boolean;
}

/** @param dayFirst the person's answer for dates that can be read both ways */
export function settleDateFormat(
  tokens: readonly string[],
  dayFirst: boolean | null,
  forced: boolean,
): SettledDates {
  let common = ISO | DAY_FIRST | MONTH_FIRST;
  const counts = { iso: 0, dayFirst: 0, monthFirst: 0 };
  for (const token of tokens) {
    const formats = dateFormats(token);
    common &= formats;
    if (common === 0 && !forced) return { format: null, ambiguous: false };
    if (formats & ISO) counts.iso++;
    if (formats & DAY_FIRST) counts.dayFirst++;
    if (formats & MONTH_FIRST) counts.monthFirst++;
  }
  if (tokens.length === 0) return { format: forced ? "iso" : null, ambiguous: false };
  if (common & ISO) return { format: "iso", ambiguous: false };
  if (common & DAY_FIRST && common & MONTH_FIRST) {
    if (dayFirst === null && !forced) return { format: null, ambiguous: true };
    return { format: dayFirst === false ? "month-first" : "day-first", ambiguous: dayFirst === null };
  }
  if (common & DAY_FIRST) return { format: "day-first", ambiguous: false };
  if (common & MONTH_FIRST) return { format: "month-first", ambiguous: false };
  if (counts.iso >= counts.dayFirst && counts.iso >= counts.monthFirst)
    return { format: "iso", ambiguous: false };
  return { format: counts.dayFirst >= counts.monthFirst ? "day-first" : "month-first", ambiguous: false };
}
