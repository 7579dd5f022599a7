/** Dates of the proleptic Gregorian calendar as epoch milliseconds in UTC, and back: integer arithmetic, no clock, no zone data. */

export const MS_PER_DAY = 86_400_000;

/**
 * Days since 1970-01-01. Any integer year.
 * @see Hinnant, "chrono-compatible low-level date algorithms", days_from_civil
 */
export function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

export interface Civil {
  readonly year: number;
  /** 1 to 12 */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
  /** 0 is Monday. */
  readonly weekday: number;
}

export function civilFromMs(epochMs: number): Civil {
  const days = Math.floor(epochMs / MS_PER_DAY);
  const ms = epochMs - days * MS_PER_DAY;
  const shifted = days + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
    hour: Math.floor(ms / 3_600_000),
    minute: Math.floor(ms / 60_000) % 60,
    second: Math.floor(ms / 1000) % 60,
    millisecond: Math.floor(ms) % 1000,
    weekday: (((days + 3) % 7) + 7) % 7,
  };
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

const two = (n: number): string => (n < 10 ? `0${n}` : `${n}`);

/** "2012-01-31", or with a time "2012-01-31T13:05:09" (and ".250" where there are milliseconds). */
export function isoText(epochMs: number, hasTime: boolean): string {
  const c = civilFromMs(epochMs);
  const year = c.year < 0 ? `-${`${-c.year}`.padStart(6, "0")}` : `${c.year}`.padStart(4, "0");
  const date = `${year}-${two(c.month)}-${two(c.day)}`;
  if (!hasTime) return date;
  const fraction = c.millisecond === 0 ? "" : `.${`${c.millisecond}`.padStart(3, "0")}`;
  return `${date}T${two(c.hour)}:${two(c.minute)}:${two(c.second)}${fraction}`;
}
