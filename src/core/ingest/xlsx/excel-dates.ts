import { isoText, MS_PER_DAY } from "#core/shared/civil-date.ts";

/** ECMA-376, 18.8.30: number formats that every workbook has, and that show a date or a time. */
const builtInDates = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
] as const;

/** Whether a number format shows a date or a time of day. Elapsed hours ([h]:mm) are an amount. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return id !== 46 && builtInDates.some(([from, to]) => id >= from && id <= to);
  const shown = code.replace(/"[^"]*"|\\.|_.|\*./g, "").split(";")[0]!;
  if (/\[(h+|m+|s+)\]/i.test(shown)) return false;
  return /[ymdhs]/i.test(shown.replace(/\[[^\]]*\]/g, "").replace(/general/gi, ""));
}

/** Excel's day count as the text of a date; a fraction of the first day is a time. */
export function excelDateText(serial: number, is1904: boolean): string {
  const ms = Math.round(serial * MS_PER_DAY);
  if (!is1904 && ms >= 0 && ms < MS_PER_DAY) return isoText(ms, true).slice(11, 19);
  // 1900 has a 29th of February there, day 60: days before it are one off.
  const epoch = is1904 ? 24_107 : serial < 60 ? 25_568 : 25_569;
  const epochMs = ms - epoch * MS_PER_DAY;
  return isoText(epochMs, epochMs % MS_PER_DAY !== 0);
}
