import { type Civil, civilFromMs, MS_PER_DAY } from "#core/shared/civil-date.ts";

/** The parts a date can be taken into, in the order of their columns. */
export const allDateParts = ["year", "month", "day", "dayOfWeek", "hour"] as const;
export type DatePart = (typeof allDateParts)[number];

export const MS_PER_HOUR = 3_600_000;

/**
 * One part of many instants, UTC; NaN stays NaN. Only floor, + − × ÷ on whole numbers below 2^53, so that the
 * exported model's double operators (date-parts-onnx.ts) give the same bits.
 */
export function datePartValues(epochMs: Float64Array, part: DatePart): Float32Array {
  const values = new Float32Array(epochMs.length);
  const valueOf = part === "hour" ? hourOf : fromCivil[part];
  for (let i = 0; i < epochMs.length; i++) values[i] = valueOf(epochMs[i]!);
  return values;
}

const hourOf = (epochMs: number) => (epochMs - Math.floor(epochMs / MS_PER_DAY) * MS_PER_DAY) / MS_PER_HOUR;

const fromCivil: Readonly<Record<Exclude<DatePart, "hour">, (epochMs: number) => Civil[keyof Civil]>> = {
  year: (epochMs) => civilFromMs(epochMs).year,
  month: (epochMs) => civilFromMs(epochMs).month,
  day: (epochMs) => civilFromMs(epochMs).day,
  dayOfWeek: (epochMs) => civilFromMs(epochMs).weekday,
};
