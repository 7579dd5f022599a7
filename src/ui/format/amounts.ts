import { formatFixed, narrow, plural } from "./numbers.ts";

/** 820 B, 14.2 MB (powers of 1,000, as file managers count). */
export function formatBytes(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let amount = bytes;
  let unit = 0;
  while (amount >= 999.5 && unit < units.length - 1) {
    amount /= 1000;
    unit++;
  }
  return `${formatFixed(amount, unit === 0 || amount >= 99.5 ? 0 : 1)}${narrow}${units[unit] ?? "B"}`;
}

/** 12 ms, 0.16 s, 41 s, 3 min 20 s, 2 h 5 min */
export function formatSeconds(seconds: number): string {
  if (seconds < 0.0995) return `${formatFixed(seconds * 1000, seconds < 0.00995 ? 1 : 0)}${narrow}ms`;
  if (seconds < 9.95) return `${formatFixed(seconds, seconds < 0.995 ? 2 : 1)}${narrow}s`;
  const rounded = Math.round(seconds);
  if (rounded < 60) return `${rounded}${narrow}s`;
  const minutes = Math.floor(rounded / 60);
  if (minutes < 60) return `${minutes}${narrow}min${rest(rounded % 60, "s")}`;
  return `${Math.floor(minutes / 60)}${narrow}h${rest(minutes % 60, "min")}`;
}

/** A stretch of time in a table: 1 day, 2,191 days, or under two days as `formatSeconds`. */
export function formatSpan(ms: number): string {
  const days = ms / 86_400_000;
  if (days >= 2 || days === 1) return plural(Math.round(days), "day");
  return formatSeconds(ms / 1000);
}

function rest(amount: number, unit: string): string {
  return amount === 0 ? "" : ` ${amount}${narrow}${unit}`;
}

/** "about 2 s left, between 1 and 3 s" */
export function formatEta([least, likely, most]: readonly [number, number, number]): string {
  const about = `about ${wholeSeconds(Math.max(1, Math.round(likely)))} left`;
  const [low, high] = [Math.max(0, Math.floor(least)), Math.ceil(most)];
  if (high - low <= 1) return about;
  return `${about}, between ${high < 60 ? low : wholeSeconds(low)} and ${wholeSeconds(high)}`;
}

/** Of a whole number of seconds: 3 s, 3 min 20 s */
function wholeSeconds(seconds: number): string {
  return seconds < 60 ? `${seconds}${narrow}s` : formatSeconds(seconds);
}
