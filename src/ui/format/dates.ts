/** Made when first used: making one takes longer than many uses of it, and the page opens without any. */
export function dateFormat(options: Intl.DateTimeFormatOptions): { format(when: Date | number): string } {
  let made: Intl.DateTimeFormat | null = null;
  return {
    format(when) {
      made ??= new Intl.DateTimeFormat("en-GB", options);
      return made.format(when);
    },
  };
}

const clock = dateFormat({ hour: "2-digit", minute: "2-digit" });
const weekday = dateFormat({ weekday: "long" });
const day = dateFormat({ day: "numeric", month: "short" });
const dayOfYear = dateFormat({ day: "numeric", month: "short", year: "numeric" });

/** 12:04 today, Friday within the week, 3 May within the year, else 3 May 2024. `iso` is an ISO time. */
export function formatWhen(iso: string, now: Date): string {
  const when = new Date(iso);
  if (Number.isNaN(when.getTime())) return "";
  if (when.toDateString() === now.toDateString()) return clock.format(when);
  const days = (now.getTime() - when.getTime()) / 86_400_000;
  if (days >= 0 && days < 6) return weekday.format(when);
  return when.getFullYear() === now.getFullYear() ? day.format(when) : dayOfYear.format(when);
}

const longDay = dateFormat({
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});

const moment = dateFormat({
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
});

/** 3 May 2024, 12:04: what stays true however much later it is read. `iso` is an ISO time. */
export function formatMoment(iso: string): string {
  const when = new Date(iso);
  return Number.isNaN(when.getTime()) ? "" : moment.format(when);
}

/** 1 February 2024. @param epochMs in UTC, as dates of a table are */
export function formatDay(epochMs: number): string {
  return longDay.format(epochMs);
}

export function formatClock(iso: string): string {
  const when = new Date(iso);
  return Number.isNaN(when.getTime()) ? "" : clock.format(when);
}
