import type { DateOrder } from "#core/frame/reading.ts";
import {
  areCompactDates,
  DAY_FIRST,
  type DateFormat,
  dateFormats,
  ISO,
  MONTH_FIRST,
  NAMED,
  YEAR_FIRST,
} from "#core/ingest/dates.ts";

export interface SettledDates {
  readonly format: DateFormat | null;
  /** Every token is a date, but the file does not show which of these orders it is in; empty where it does. */
  readonly open: readonly DateOrder[];
}

const orderBits = { "day-first": DAY_FIRST, "month-first": MONTH_FIRST, "year-first": YEAR_FIRST } as const;

/** @param order the person's answer for dates that can be read in several ways */
export function settleDateFormat(
  tokens: readonly string[],
  order: DateOrder | null,
  forced: boolean,
): SettledDates {
  let common = ISO | DAY_FIRST | MONTH_FIRST | NAMED | YEAR_FIRST;
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
  const sure = (format: DateFormat | null) => ({ format, open: [] });
  if (tokens.length === 0) return sure(forced ? "iso" : null);
  if (common === 0 && !forced) return sure(null);
  if (forced && areCompactDates(tokens)) return sure("compact");
  if (common & ISO) return sure("iso");
  if (common & NAMED) return sure("named");
  if (order !== null && common & orderBits[order]) return sure(order);
  const open = openOrders(common, tokens);
  if (open.length > 1) return { format: forced ? open[0]! : null, open };
  if (open.length === 1) return sure(open[0]!);
  if (counts.named > Math.max(counts.iso, counts.dayFirst, counts.monthFirst)) return sure("named");
  if (counts.iso >= counts.dayFirst && counts.iso >= counts.monthFirst) return sure("iso");
  return sure(counts.dayFirst >= counts.monthFirst ? "day-first" : "month-first");
}

/** The orders that all tokens allow and nothing speaks against. */
function openOrders(common: number, tokens: readonly string[]): DateOrder[] {
  const isEither = (common & DAY_FIRST) !== 0 && (common & MONTH_FIRST) !== 0;
  const isKnown = (common & (DAY_FIRST | MONTH_FIRST)) !== 0 && !isEither;
  return (["day-first", "month-first", "year-first"] as const).filter((order) => {
    if (!(common & orderBits[order])) return false;
    return order !== "year-first" || !isKnown || mayBeYearFirst(tokens);
  });
}

/** In 24/03/15 and the like what stands first varies less than what stands last. */
function mayBeYearFirst(tokens: readonly string[]): boolean {
  const first = new Set<string>();
  const last = new Set<string>();
  for (const token of tokens) {
    const [, a = "", b = ""] = /^(\d{2})[-/.]\d{1,2}[-/.](\d{1,2})(?!\d)/.exec(token) ?? [];
    first.add(a);
    last.add(b);
  }
  return last.size > 1.3 * first.size;
}
