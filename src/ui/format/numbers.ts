import { dateFormat } from "#ui/format/dates.ts";

/** Numbers as Lathe writes them: true minus, grouped thousands, narrow no-break space before % and units. */
export const minus = "\u2212";
export const narrow = "\u202f";

const locale = "en-GB";
const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });

/** Made once for each number of digits: making one takes longer than many uses of it. */
function formatterFor(option: "significant" | "fixed"): (digits: number) => Intl.NumberFormat {
  const made = new Map<number, Intl.NumberFormat>();
  return (digits) => {
    const known = made.get(digits);
    if (known) return known;
    const options =
      option === "significant"
        ? { maximumSignificantDigits: digits }
        : { minimumFractionDigits: digits, maximumFractionDigits: digits };
    const formatter = new Intl.NumberFormat(locale, options);
    made.set(digits, formatter);
    return formatter;
  };
}
const significant = formatterFor("significant");
const fixed = formatterFor("fixed");

/** True minus, and none before what is rounded to zero. */
function signed(text: string): string {
  return text.replace(/^-(?=[0.]+$)/, "").replace("-", minus);
}

/** 53,940 */
export function formatCount(count: number): string {
  return signed(whole.format(count));
}

/** 1.2 M, 54 k, 931: for chips and axes. */
export function formatShortCount(count: number): string {
  const size = Math.abs(count);
  if (size >= 1e15) return formatNumber(count, 3);
  if (size >= 999_500_000_000) return `${short(count / 1e12)}${narrow}T`;
  if (size >= 999_500_000) return `${short(count / 1e9)}${narrow}G`;
  if (size >= 999_500) return `${short(count / 1e6)}${narrow}M`;
  if (size >= 10_000) return `${short(count / 1e3)}${narrow}k`;
  return formatCount(count);
}

/** "1.2 M rows", "1 row" */
export function formatRows(count: number): string {
  return `${formatShortCount(count)}\u00a0${count === 1 ? "row" : "rows"}`;
}

function short(value: number): string {
  return signed(value.toFixed(Math.abs(value) < 10 ? 1 : 0).replace(/\.0$/, ""));
}

/** A measured value to `digits` significant digits; 0.0000012 and 1.2e9 stay readable. */
export function formatNumber(value: number, digits = 4): string {
  if (Number.isNaN(value)) return "missing";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : `${minus}∞`;
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e9)) {
    const [mantissa = "", power = ""] = value.toExponential(Math.max(0, digits - 1)).split("e");
    return signed(`${trimmed(mantissa)}e${power.replace("+", "")}`);
  }
  if (size >= 10 ** digits) return formatCount(value);
  const rounded = Number(value.toPrecision(digits));
  return signed(significant(digits).format(rounded));
}

function trimmed(digits: string): string {
  return digits.includes(".") ? digits.replace(/\.?0+$/, "") : digits;
}

/** With a fixed number of decimals, for columns of scores; what would be twelve digits, or only zeros, as 1.35e11. */
export function formatFixed(value: number, decimals: number): string {
  const size = Math.abs(value);
  const isOfAnotherScale = size >= 1e9 || (decimals >= 4 && size < 5e-5 && size > 1e-15);
  return Number.isFinite(value) && !isOfAnotherScale
    ? signed(fixed(decimals).format(value))
    : formatNumber(value, 3);
}

/** Decimals at which the spread shows two digits, at most 4: 0.0123 gives 3. */
export function decimalsFor(mean: number, spread: number | null): number {
  const guide = spread !== null && spread > 0 ? spread : Math.abs(mean) / 10;
  if (!(guide > 0) || !Number.isFinite(guide)) return 3;
  return Math.min(4, Math.max(0, 1 - Math.floor(Math.log10(guide))));
}

/** 0.913 ± 0.012 */
export function formatSpread(mean: number, spread: number | null): string {
  const decimals = decimalsFor(mean, spread);
  // A mean far under its spread is nothing beside it: "0.0000 ± 0.0015", not a power of ten.
  const isLost = spread !== null && spread >= 5e-5 && Math.abs(mean) < 5e-5;
  const middle = isLost ? signed(fixed(decimals).format(mean)) : formatFixed(mean, decimals);
  return spread === null ? middle : `${middle} ± ${formatFixed(spread, decimals)}`;
}

/** +0.0029, −0.0012 */
export function formatSigned(value: number, decimals: number): string {
  return value > 0 ? `+${formatFixed(value, decimals)}` : formatFixed(value, decimals);
}

/** A share of 1: 0.1234 gives "12 %", or "0.4 %" under one percent; never rounds something to nothing or to all. */
export function formatPercent(share: number, decimals?: number): string {
  const percent = share * 100;
  if (decimals !== undefined) return `${formatFixed(percent, decimals)}${narrow}%`;
  if (percent > 0 && percent < 0.1) return `<${narrow}0.1${narrow}%`;
  if (percent < 100 && percent > 99.9) return `>${narrow}99.9${narrow}%`;
  const few = percent !== 0 && (Math.abs(percent) < 1 || (percent > 99 && percent < 100)) ? 1 : 0;
  return `${formatFixed(percent, few)}${narrow}%`;
}

/** Decimals at which no share of a column is rounded to nothing or to all: 0, or 1 where one is within 1 % of either. */
export function percentDecimals(shares: readonly number[]): number {
  return shares.some((share) => (share > 0 && share < 0.01) || (share > 0.99 && share < 1)) ? 1 : 0;
}

const days = dateFormat({
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});
/** 3 May 2024, of epoch milliseconds read as UTC (as the table's dates are). */
export function formatDate(epochMs: number): string {
  return Number.isFinite(epochMs) ? days.format(epochMs) : "missing";
}

/** "1 row", "53,940 rows", "2 other classes" */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}
