import { type Cycle, cycleTable, periods } from "#core/preprocessing/date-parts/cycles.ts";
import { civilFromMs, daysFromCivil, MS_PER_DAY } from "#core/shared/civil-date.ts";

/** What a date can be turned into, in the order of the columns. */
export const allDateParts = [
  "year",
  "month",
  "day",
  "dayOfWeek",
  "hour",
  "quarter",
  "dayOfYear",
  "isWeekend",
  "elapsed",
  "monthSin",
  "monthCos",
  "dayOfWeekSin",
  "dayOfWeekCos",
  "hourSin",
  "hourCos",
] as const;
export type DatePart = (typeof allDateParts)[number];

export const MS_PER_HOUR = 3_600_000;
export const MS_PER_MINUTE = 60_000;

/**
 * One part of many instants, UTC; NaN stays NaN. Only floor, + − × ÷ on whole numbers below 2^53, so that the
 * exported model's double operators (date-parts-onnx.ts) give the same bits.
 * @param origin epoch milliseconds from which time elapses
 */
export function datePartValues(epochMs: Float64Array, part: DatePart, origin = 0): Float32Array {
  const values = new Float32Array(epochMs.length);
  const valueOf = part === "elapsed" ? (ms: number) => (ms - origin) / MS_PER_DAY : partOf[part];
  for (let i = 0; i < epochMs.length; i++) values[i] = valueOf(epochMs[i]!);
  return values;
}

const hourOf = (epochMs: number) => sinceMidnight(epochMs) / MS_PER_HOUR;
const monthOf = (epochMs: number) => civilFromMs(epochMs).month;
const dayOfWeekOf = (epochMs: number) => civilFromMs(epochMs).weekday;

function sinceMidnight(epochMs: number): number {
  return epochMs - Math.floor(epochMs / MS_PER_DAY) * MS_PER_DAY;
}

function dayOfYearOf(epochMs: number): number {
  return Math.floor(epochMs / MS_PER_DAY) - daysFromCivil(civilFromMs(epochMs).year, 1, 1) + 1;
}

function cycle(of: Cycle, which: "sin" | "cos", placeOf: (epochMs: number) => number) {
  const table = cycleTable(periods[of], which);
  // A date that is missing has no place, and a table gives nothing there.
  return (epochMs: number) => table[placeOf(epochMs)] ?? Number.NaN;
}

const places = {
  month: (epochMs: number) => monthOf(epochMs) - 1,
  dayOfWeek: dayOfWeekOf,
  hour: (epochMs: number) => Math.floor(sinceMidnight(epochMs) / MS_PER_MINUTE),
};

const partOf: Readonly<Record<Exclude<DatePart, "elapsed">, (epochMs: number) => number>> = {
  year: (epochMs) => civilFromMs(epochMs).year,
  month: monthOf,
  day: (epochMs) => civilFromMs(epochMs).day,
  dayOfWeek: dayOfWeekOf,
  hour: hourOf,
  quarter: (epochMs) => Math.floor((monthOf(epochMs) - 1) / 3) + 1,
  dayOfYear: dayOfYearOf,
  isWeekend: (epochMs) => (Number.isNaN(epochMs) ? Number.NaN : dayOfWeekOf(epochMs) >= 5 ? 1 : 0),
  monthSin: cycle("month", "sin", places.month),
  monthCos: cycle("month", "cos", places.month),
  dayOfWeekSin: cycle("dayOfWeek", "sin", places.dayOfWeek),
  dayOfWeekCos: cycle("dayOfWeek", "cos", places.dayOfWeek),
  hourSin: cycle("hour", "sin", places.hour),
  hourCos: cycle("hour", "cos", places.hour),
};
