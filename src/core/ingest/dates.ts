import { daysFromCivil, daysInMonth, MS_PER_DAY } from "#core/shared/civil-date.ts";

/** The order in which a column writes its dates. */
export type DateFormat = "iso" | "day-first" | "month-first";

export const ISO = 1;
export const DAY_FIRST = 2;
export const MONTH_FIRST = 4;

const time = String.raw`(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)? ?(Z|UTC|[+-]\d{2}(?::?\d{2})?)?)?`;
const iso = new RegExp(String.raw`^(\d{4})([-/])(\d{1,2})\2(\d{1,2})${time}$`);
const numeric = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})${time}$`);

export interface ParsedDate {
  readonly epochMs: number;
  readonly hasTime: boolean;
}

/** The formats in which a trimmed token is a date, as bits; 0 if in none. Dots are day-first: 03.04.2020 is never read as March. */
export function dateFormats(token: string): number {
  const first = token.charCodeAt(0);
  if (token.length < 8 || !(first >= 48 && first <= 57)) return 0;
  return (
    (parseDate(token, "iso") === null ? 0 : ISO) |
    (parseDate(token, "day-first") === null ? 0 : DAY_FIRST) |
    (token.includes(".") || parseDate(token, "month-first") === null ? 0 : MONTH_FIRST)
  );
}

/** null when the token is no date in that format. A time without a zone is taken as UTC. */
export function parseDate(token: string, format: DateFormat): ParsedDate | null {
  const match = (format === "iso" ? iso : numeric).exec(token);
  if (match === null) return null;
  const [, a, , b, c, hour, minute, second, fraction, zone] = match;
  const year = Number(format === "iso" ? a : c);
  const month = Number(format === "month-first" ? a : b);
  const day = Number(format === "iso" ? c : format === "day-first" ? a : b);
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  const epochMs = daysFromCivil(year, month, day) * MS_PER_DAY;
  if (hour === undefined) return { epochMs, hasTime: false };
  const seconds = Number(hour) * 3600 + Number(minute) * 60 + Number(second ?? 0);
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return null;
  const milliseconds = fraction === undefined ? 0 : Number(`${fraction}000`.slice(0, 3));
  return { epochMs: epochMs + seconds * 1000 + milliseconds - zoneOffset(zone), hasTime: true };
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
  if (zone === undefined || zone === "Z" || zone === "UTC") return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3).replace(":", "") || 0);
  return (zone.startsWith("-") ? -minutes : minutes) * 60_000;
}
