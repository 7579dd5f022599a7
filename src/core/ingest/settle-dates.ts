import {
  areCompactDates,
  DAY_FIRST,
  type DateFormat,
  dateFormats,
  ISO,
  MONTH_FIRST,
  NAMED,
} from "#core/ingest/dates.ts";

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
  let common = ISO | DAY_FIRST | MONTH_FIRST | NAMED;
  const counts = { iso: 0, dayFirst: 0, monthFirst: 0, named: 0 };
  for (const token of tokens) {
    const formats = dateFormats(token);
    common &= formats;
    if (common === 0 && !forced) break;
    if (formats & ISO) counts.iso++;
    if (formats & DAY_FIRST) counts.dayFirst++;
    if (formats & MONTH_FIRST) counts.monthFirst++;
    if (formats & NAMED) counts.named++;
  }
  const sure = (format: DateFormat | null) => ({ format, ambiguous: false });
  if (tokens.length === 0) return sure(forced ? "iso" : null);
  if (common === 0 && !forced) return sure(null);
  if (forced && areCompactDates(tokens)) return sure("compact");
  if (common & ISO) return sure("iso");
  if (common & NAMED) return sure("named");
  if (common & DAY_FIRST && common & MONTH_FIRST) {
    if (dayFirst === null && !forced) return { format: null, ambiguous: true };
    return { format: dayFirst === false ? "month-first" : "day-first", ambiguous: dayFirst === null };
  }
  if (common & DAY_FIRST) {
    // 24/03/15 may be a year first: then what stands first varies less than what stands last.
    const unsure = dayFirst === null && !forced && mayBeYearFirst(tokens);
    return unsure ? { format: null, ambiguous: true } : sure("day-first");
  }
  if (common & MONTH_FIRST) return sure("month-first");
  if (counts.named > Math.max(counts.iso, counts.dayFirst, counts.monthFirst)) return sure("named");
  if (counts.iso >= counts.dayFirst && counts.iso >= counts.monthFirst) return sure("iso");
  return sure(counts.dayFirst >= counts.monthFirst ? "day-first" : "month-first");
}

function mayBeYearFirst(tokens: readonly string[]): boolean {
  const first = new Set<string>();
  const last = new Set<string>();
  for (const token of tokens) {
    const [, a = "", b = ""] = /^(\d{2})[-/.]\d{1,2}[-/.](\d{2})(?!\d)/.exec(token) ?? [];
    if (a === "" || Number(b) < 1 || Number(b) > 31) return false;
    first.add(a);
    last.add(b);
  }
  return last.size > 1.3 * first.size;
}
