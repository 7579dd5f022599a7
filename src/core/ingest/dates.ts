import type { DateOrder } from "#core/frame/reading.ts";
import { monthNamed } from "#core/ingest/month-names.ts";
import { daysFromCivil, daysInMonth, MS_PER_DAY } from "#core/shared/civil-date.ts";

/**
 * The order in which a column writes its dates. "named": the month is a word (1 Mar 2024, March 1, 2024). "compact": eight
 * digits (20240301), which are numbers unless a whole column of them are dates. "year-first": years of two digits (24/03/15);
 * those of four are "iso".
 */
export type DateFormat = "iso" | DateOrder | "named" | "compact";

export const ISO = 1;
export const DAY_FIRST = 2;
export const MONTH_FIRST = 4;
export const NAMED = 8;
export const YEAR_FIRST = 16;

const time = String.raw`(?:(?:T|,? )(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?: ?([AaPp])\.?[Mm]\.?)? ?(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?`;
const iso = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})${time}$`);
const numeric = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})${time}$`);
const shortYear = new RegExp(String.raw`^(\d{2})([-/.])(\d{1,2})\2(\d{1,2})${time}$`);
const compact = /^(19|20)(\d{2})(\d{2})(\d{2})$/;
const weekday = String.raw`(?:\p{L}{2,10}\.?,? )?`;
const dayNamed = new RegExp(
  String.raw`^${weekday}(\d{1,2})(?:st|nd|rd|th|\.)?[-/ ](?:de )?(\p{L}{3,10}\.?)(?: de|,)?[-/ ](\d{4}|\d{2})${time}$`,
  "u",
);
const namedDay = new RegExp(
  String.raw`^${weekday}(\p{L}{3,10}\.?)[- ](\d{1,2})(?:st|nd|rd|th)?,?[- ](\d{4})${time}$`,
  "u",
);

export interface ParsedDate {
  readonly epochMs: number;
  readonly hasTime: boolean;
}

/** The formats in which a trimmed token is a date, as bits; 0 if in none. Dots are day-first: 03.04.2020 is never read as March. */
export function dateFormats(token: string): number {
  const n = token.length;
  if (n < 6 || n > 64) return 0;
  const first = token.charCodeAt(0);
  const isDigit = first >= 48 && first <= 57;
  if (!isDigit) return first >= 65 && /\d/.test(token) && parseNamed(token) !== null ? NAMED : 0;
  const formats =
    (parseDate(token, "iso") === null ? 0 : ISO) |
    (parseDate(token, "day-first") === null ? 0 : DAY_FIRST) |
    (token.includes(".") || parseDate(token, "month-first") === null ? 0 : MONTH_FIRST) |
    (parseDate(token, "year-first") === null ? 0 : YEAR_FIRST);
  if (formats !== 0) return formats;
  return /\p{L}{3}/u.test(token) && parseNamed(token) !== null ? NAMED : 0;
}

/**
 * null when the token is no date in that format. A time without a zone is taken as UTC. Two-digit years are of 1969 to
 * 2068, as POSIX has it.
 */
export function parseDate(token: string, format: DateFormat): ParsedDate | null {
  if (format === "named") return parseNamed(token);
  if (format === "compact") {
    const match = compact.exec(token);
    return match === null ? null : dateOf(`${match[1]}${match[2]}`, Number(match[3]), Number(match[4]), []);
  }
  const match = (format === "iso" ? iso : format === "year-first" ? shortYear : numeric).exec(token);
  if (match === null) return null;
  const [, a = "", separator, b = "", c = "", ...clock] = match;
  if (format === "iso") return dateOf(a, Number(b), Number(c), clock);
  // 1.2.24 is a version; 01.02.24 is a date.
  if (format === "year-first") {
    return separator === "." && b.length + c.length < 4 ? null : dateOf(a, Number(b), Number(c), clock);
  }
  if (separator === "." && c.length === 2 && a.length + b.length < 4) return null;
  const isMonthFirst = format === "month-first";
  return dateOf(c, Number(isMonthFirst ? a : b), Number(isMonthFirst ? b : a), clock);
}

function parseNamed(token: string): ParsedDate | null {
  const dayFirst = dayNamed.exec(token);
  if (dayFirst !== null) {
    const [, day, month = "", year = "", ...clock] = dayFirst;
    return dateOf(year, monthNamed(month), Number(day), clock);
  }
  const monthFirst = namedDay.exec(token);
  if (monthFirst === null) return null;
  const [, month = "", day, year = "", ...clock] = monthFirst;
  return dateOf(year, monthNamed(month), Number(day), clock);
}

function dateOf(
  years: string,
  month: number | null,
  day: number,
  [hours, minutes, seconds, fraction, half, zone]: readonly (string | undefined)[],
): ParsedDate | null {
  const short = Number(years);
  const year = years.length > 2 ? short : short < 69 ? 2000 + short : 1900 + short;
  if (month === null || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  const epochMs = daysFromCivil(year, month, day) * MS_PER_DAY;
  if (hours === undefined) return { epochMs, hasTime: false };
  let hour = Number(hours);
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half.toLowerCase() === "p" ? 12 : 0);
  }
  if (hour > 23 || Number(minutes) > 59 || Number(seconds ?? 0) > 59) return null;
  const elapsed = hour * 3600 + Number(minutes) * 60 + Number(seconds ?? 0);
  const milliseconds = fraction === undefined ? 0 : Number(`${fraction}000`.slice(0, 3));
  return { epochMs: epochMs + elapsed * 1000 + milliseconds - zoneOffset(zone), hasTime: true };
}

/** All of them eight digits that are dates, and more than chance would make so. */
export function areCompactDates(tokens: readonly string[]): boolean {
  return tokens.length >= 3 && tokens.every((token) => parseDate(token, "compact") !== null);
}

/**
 * The two commonest spellings without a pattern: 2024-03-01, and 2024-03-01T12:30:00 with T or a blank, with Z or
 * without. Epoch ms; NaN: look closer.
 */
export function parsePlainIso(cell: string): number {
  const n = cell.length;
  if (n !== 10 && n !== 19 && n !== 20) return Number.NaN;
  if (cell.charCodeAt(4) !== 45 || cell.charCodeAt(7) !== 45) return Number.NaN;
  const month = twoDigits(cell, 5);
  const day = twoDigits(cell, 8);
  const year = twoDigits(cell, 0) * 100 + twoDigits(cell, 2);
  if (!(year >= 0 && month >= 1 && month <= 12 && day >= 1)) return Number.NaN;
  if (day > 28 && day > daysInMonth(year, month)) return Number.NaN;
  const days = daysFromCivil(year, month, day);
  if (n === 10) return days * MS_PER_DAY;
  const separator = cell.charCodeAt(10);
  if ((separator !== 84 && separator !== 32) || (n === 20 && cell.charCodeAt(19) !== 90)) return Number.NaN;
  if (cell.charCodeAt(13) !== 58 || cell.charCodeAt(16) !== 58) return Number.NaN;
  const hour = twoDigits(cell, 11);
  const minute = twoDigits(cell, 14);
  const second = twoDigits(cell, 17);
  if (!(hour < 24 && minute < 60 && second < 60)) return Number.NaN;
  return days * MS_PER_DAY + (hour * 3600 + minute * 60 + second) * 1000;
}

/** NaN where there are no two digits. */
function twoDigits(cell: string, at: number): number {
  const tens = cell.charCodeAt(at) - 48;
  const ones = cell.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

function zoneOffset(zone: string | undefined): number {
  if (zone === undefined || zone === "Z" || zone === "UTC" || zone === "GMT") return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3).replace(":", "") || 0);
  return (zone.startsWith("-") ? -minutes : minutes) * 60_000;
}
