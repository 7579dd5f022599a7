const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const weekday = new Intl.DateTimeFormat("en-GB", { weekday: "long" });
const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" });
const dayOfYear = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });

/** 12:04 today, Friday within the week, 3 May within the year, else 3 May 2024. `iso` is an ISO time. */
export function formatWhen(iso: string, now: Date): string {
  const when = new Date(iso);
  if (Number.isNaN(when.getTime())) return "";
  if (when.toDateString() === now.toDateString()) return clock.format(when);
  const days = (now.getTime() - when.getTime()) / 86_400_000;
  if (days >= 0 && days < 6) return weekday.format(when);
  return when.getFullYear() === now.getFullYear() ? day.format(when) : dayOfYear.format(when);
}

const longDay = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});

/** 1 February 2024. @param epochMs in UTC, as dates of a table are */
export function formatDay(epochMs: number): string {
  return longDay.format(epochMs);
}

export function formatClock(iso: string): string {
  const when = new Date(iso);
  return Number.isNaN(when.getTime()) ? "" : clock.format(when);
}
