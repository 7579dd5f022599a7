import { formatNumber, minus } from "#ui/format/numbers.ts";

/** Round values inside [min, max], about `count` of them, a step of 1, 2 or 5 times a power of ten apart. */
export function niceTicks(min: number, max: number, count: number): readonly number[] {
  const span = max - min;
  if (!(span > 0) || !Number.isFinite(span)) return [min];
  const rough = span / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(rough));
  const over = rough / power;
  const step = power * (over < Math.SQRT2 ? 1 : over < Math.sqrt(10) ? 2 : over < Math.sqrt(50) ? 5 : 10);
  const first = Math.ceil(min / step - 1e-9);
  const last = Math.floor(max / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

const hour = 3_600_000;
const day = 24 * hour;
const steps = [hour, 3 * hour, 6 * hour, 12 * hour, day, 2 * day, 7 * day, 14 * day] as const;

/** Round times (UTC) inside [min, max] in epoch ms, about `count` of them: hours, days, months or years. */
export function niceDates(min: number, max: number, count: number): readonly number[] {
  const rough = (max - min) / Math.max(1, count);
  const step = steps.find((candidate) => rough <= candidate);
  if (step !== undefined && rough > 0) {
    const first = Math.ceil(min / step);
    const last = Math.floor(max / step);
    return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
  }
  const months = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600].find((n) => rough <= n * 36 * day) ?? 1200;
  const found: number[] = [];
  const start = new Date(min);
  let month = Math.floor((start.getUTCFullYear() * 12 + start.getUTCMonth()) / months) * months;
  for (; found.length < 40; month += months) {
    const at = Date.UTC(Math.floor(month / 12), month % 12, 1);
    if (at > max) break;
    if (at >= min) found.push(at);
  }
  return found;
}

const monthOf = new Intl.DateTimeFormat("en-GB", { month: "short", year: "numeric", timeZone: "UTC" });
const dayOf = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
const hourOf = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "UTC" });

/** A tick of `niceDates`, as short as the distance between ticks allows. */
export function dateTick(at: number, ticks: readonly number[]): string {
  const apart = (ticks[1] ?? at) - (ticks[0] ?? at);
  if (apart >= 360 * day) return String(new Date(at).getUTCFullYear());
  if (apart >= 27 * day) return monthOf.format(at);
  return apart >= day ? dayOf.format(at) : hourOf.format(at);
}

const degreeSteps = [1, 2, 5, 10, 15, 20, 30, 45, 60] as const;

/** Round degrees inside [min, max], about `count` of them: whole ones as maps have them, or parts as numbers have. */
export function niceDegrees(min: number, max: number, count: number): readonly number[] {
  const rough = (max - min) / Math.max(1, count);
  const step = degreeSteps.find((candidate) => rough <= candidate);
  if (rough < 0.75 || step === undefined) return niceTicks(min, max, count);
  const [first, last] = [Math.ceil(min / step), Math.floor(max / step)];
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
}

/** "121.4° W", as exact as ten metres. */
export function degreeText(value: number, plus: string, less: string): string {
  const size = Number(Math.abs(value).toFixed(4));
  return `${size}°${size === 0 ? "" : `\u00a0${value > 0 ? plus : less}`}`;
}

/** A tick of `niceTicks`: years and other short whole numbers stay ungrouped. */
export function tickText(value: number): string {
  const isShort = Number.isInteger(value) && Math.abs(value) < 10_000;
  return isShort ? String(value).replace("-", minus) : formatNumber(value);
}
