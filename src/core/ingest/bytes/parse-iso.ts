import { daysFromCivil, daysInMonth, MS_PER_DAY } from "#core/shared/civil-date.ts";

/**
 * `parsePlainIso` of core/ingest/dates.ts over bytes: 2024-03-01, and 2024-03-01T12:30:00 with T or a blank, with Z or
 * without. Epoch ms; NaN: look closer.
 */
export function parseIsoBytes(bytes: Uint8Array, start: number, end: number): number {
  const n = end - start;
  if (n !== 10 && n !== 19 && n !== 20) return Number.NaN;
  if (bytes[start + 4] !== 45 || bytes[start + 7] !== 45) return Number.NaN;
  const month = twoDigits(bytes, start + 5);
  const day = twoDigits(bytes, start + 8);
  const century = twoDigits(bytes, start);
  const year = twoDigits(bytes, start + 2);
  if (century < 0 || year < 0 || month < 1 || month > 12 || day < 1) return Number.NaN;
  const fullYear = century * 100 + year;
  if (day > 28 && day > daysInMonth(fullYear, month)) return Number.NaN;
  const days = daysFromCivil(fullYear, month, day);
  if (n === 10) return days * MS_PER_DAY;
  const separator = bytes[start + 10];
  if ((separator !== 84 && separator !== 32) || (n === 20 && bytes[start + 19] !== 90)) return Number.NaN;
  if (bytes[start + 13] !== 58 || bytes[start + 16] !== 58) return Number.NaN;
  const hour = twoDigits(bytes, start + 11);
  const minute = twoDigits(bytes, start + 14);
  const second = twoDigits(bytes, start + 17);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return Number.NaN;
  return days * MS_PER_DAY + (hour * 3600 + minute * 60 + second) * 1000;
}

/** -1 where there are no two digits. */
function twoDigits(bytes: Uint8Array, at: number): number {
  const tens = bytes[at]! - 48;
  const ones = bytes[at + 1]! - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}
