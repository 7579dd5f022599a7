import type { NumberStyle } from "#core/frame/reading.ts";

/**
 * How a column writes its numbers. "point": 1234.5. "comma": 1.234,5 or 1234,5. "thousands": 1,234.5.
 * Settled per column, from all of its different tokens (docs/reading-files.md).
 */
export type NumberFormat = NumberStyle;

export const POINT = 1;
export const COMMA = 2;
export const THOUSANDS = 4;

/** Different spellings of numbers kept, so that a column of numbers can be class labels. */
export const mostWritten = 256;

/** Digits with no zero before or after that says nothing, and not "-0". */
const shortest = /^(?!-0$)-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/;

/** Whether a decimal number is written as JavaScript would write its value; false where that is not plain. */
export function isShortest(token: string): boolean {
  // A float64 holds 15 digits exactly; under 1e-6 an exponent would be written.
  return token.length <= 15 && shortest.test(token) && !/^-?0\.00000/.test(token);
}

const point = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
const comma = /^[+-]?([1-9]\d{0,2}(\.\d{3})+(,\d*)?|\d+,?\d*|,\d+)([eE][+-]?\d+)?$/;
const thousands = /^[+-]?([1-9]\d{0,2}(,\d{3})+(\.\d*)?|\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
const infinite = /^[+-]?inf(inity)?$/i;
/** A code, not a quantity: 007, or a telephone number with its plus sign. */
const code = /^([+-]?0\d|\+\d{8,}$)/;
const tooManyDigits = /^[+-]?(\d{16}|\d{1,3}([.,]\d{3}){5})/;
const groupedByPoint = /^[+-]?[1-9]\d{0,2}(\.\d{3})+$/;

/** The formats in which a trimmed token is a number, as bits; 0 for a word. */
export function numberFormats(token: string): number {
  const first = token.charCodeAt(0);
  // '+' ',' '-' '.' and the digits: everything a number can start with.
  if (!((first >= 48 && first <= 57) || (first >= 43 && first <= 46))) return 0;
  const plain = plainFormats(token);
  if (plain !== 0) return plain;
  if (code.test(token) || hasTooManyDigits(token)) return 0;
  return (
    (point.test(token) ? POINT : 0) |
    (comma.test(token) ? COMMA : 0) |
    (thousands.test(token) ? THOUSANDS : 0)
  );
}

/** The common cases without a regular expression: digits, and digits with one point. 0: look closer. */
function plainFormats(token: string): number {
  const start = token.charCodeAt(0) === 45 ? 1 : 0;
  const n = token.length;
  if (n - start > 15 || n === start) return 0;
  let pointAt = -1;
  for (let i = start; i < n; i++) {
    const unit = token.charCodeAt(i);
    if (unit === 46 && pointAt === -1) pointAt = i;
    else if (unit < 48 || unit > 57) return 0;
  }
  const whole = pointAt === -1 ? n - start : pointAt - start;
  if (whole === 0 || (whole > 1 && token.charCodeAt(start) === 48)) return 0;
  if (pointAt === -1) return POINT | COMMA | THOUSANDS;
  // "1.234" may be a grouped number too; "0.234" and "1234.567" are not.
  const isGrouped = n - pointAt === 4 && whole <= 3 && token.charCodeAt(start) !== 48;
  return isGrouped ? POINT | COMMA | THOUSANDS : POINT | THOUSANDS;
}

/** "1.234" and "1.234.567" may be thousands or decimals: their column, or the file, has to say. */
export function isGroupedByPoint(token: string): boolean {
  return groupedByPoint.test(token);
}

export function isInfinite(token: string): boolean {
  return token.length <= 9 && token.length >= 3 && infinite.test(token);
}

/**
 * Integer parts of 16 digits and more are ids (card numbers, 2^53 + 1): as a float64 they could change.
 * With an exponent it is a measured quantity, and stays a number.
 */
function hasTooManyDigits(token: string): boolean {
  return token.length >= 16 && tooManyDigits.test(token) && !/[eE]/.test(token);
}

/**
 * The value of a cell that is a number in that format; NaN if it is none, or a code (leading zeros, 16 digits).
 * Correctly rounded.
 */
export function parseNumber(cell: string, format: NumberFormat): number {
  if (format === "point") return parsePoint(cell);
  const token = cell.trim();
  if (!(format === "comma" ? comma : thousands).test(token)) return Number.NaN;
  if (code.test(token) || hasTooManyDigits(token)) return Number.NaN;
  return fromParts(token, format);
}

/** As `parseNumber`, for a column that the person says holds numbers: 007 is 7, and long ones are rounded. */
export function parseNumberForced(cell: string, format: NumberFormat): number {
  const token = cell.trim();
  const pattern = format === "point" ? point : format === "comma" ? comma : thousands;
  return pattern.test(token) ? fromParts(token, format) : Number.NaN;
}

function fromParts(token: string, format: NumberFormat): number {
  if (format === "point") return Number(token);
  return Number(format === "comma" ? token.replaceAll(".", "").replace(",", ".") : token.replaceAll(",", ""));
}

const powersOfTen = Float64Array.from({ length: 23 }, (_, i) => Number(`1e${i}`));

/**
 * Up to 15 digits and a power of ten of at most 22 are both exact in a float64, so that one multiplication or
 * division rounds correctly (Clinger 1990, doi:10.1145/93542.93557). More go to the engine's own parser, and
 * whatever is not plainly a number to the patterns. This sees most cells of most files: character codes only.
 */
function parsePoint(cell: string): number {
  const n = cell.length;
  let at = 0;
  let unit = n > 0 ? cell.charCodeAt(0) : 0;
  const negative = unit === 45;
  if (unit === 43 && n > 8) return parseSlowly(cell);
  if ((negative || unit === 43) && n > 1) unit = cell.charCodeAt(++at);
  if (unit === 48 && n > at + 1) {
    const next = cell.charCodeAt(at + 1);
    if (next >= 48 && next <= 57) return Number.NaN;
  }
  if (n > 15) {
    // So long a cell is read quicker by the engine's own parser than by a scan before it.
    const value = Number(cell);
    if (value < 1e15 && value > -1e15 && startsDecimal(unit, cell.charCodeAt(at + 1))) return value;
    return parseSlowly(cell);
  }
  const start = at;
  let mantissa = 0;
  let pointAt = -1;
  let exponent = 0;
  let end = n;
  for (; at < n; at++) {
    unit = cell.charCodeAt(at);
    if (unit >= 48 && unit <= 57) mantissa = mantissa * 10 + (unit - 48);
    else if (unit === 46 && pointAt === -1) pointAt = at;
    else if (unit === 69 || unit === 101) {
      exponent = exponentAt(cell, at + 1);
      if (exponent !== exponent) return parseSlowly(cell);
      end = at;
      break;
    } else return parseSlowly(cell);
  }
  const digits = end - start - (pointAt === -1 ? 0 : 1);
  if (digits === 0) return Number.NaN;
  const power = exponent - (pointAt === -1 ? 0 : end - pointAt - 1);
  // Leading zeros are no digits of the mantissa: it tells more than their count.
  if (mantissa > largestExact || power < -22 || power > 22) {
    const whole = pointAt === -1 ? digits : pointAt - start;
    return whole >= 16 && end === n ? Number.NaN : Number(cell);
  }
  const value = power < 0 ? mantissa / powersOfTen[-power]! : mantissa * powersOfTen[power]!;
  return negative ? -value : value;
}

/** Of what `Number` takes, a blank before the number and 0x1F, 0o17 and 0b11 need a closer look. */
function startsDecimal(unit: number, next: number): boolean {
  if (unit === 46) return true;
  const letter = next | 32;
  return unit >= 48 && unit <= 57 && letter !== 120 && letter !== 111 && letter !== 98;
}

/** 15 digits are always exact; from here on the sum of digits may have been rounded. */
const largestExact = 999_999_999_999_999;

/** The digits of an exponent, sign included, to the end of the cell; NaN when there is something else. */
function exponentAt(cell: string, from: number): number {
  const n = cell.length;
  let at = from;
  const sign = at < n ? cell.charCodeAt(at) : 0;
  if (sign === 43 || sign === 45) at++;
  if (at === n) return Number.NaN;
  let exponent = 0;
  for (; at < n; at++) {
    const unit = cell.charCodeAt(at);
    if (unit < 48 || unit > 57) return Number.NaN;
    if (exponent < 1e6) exponent = exponent * 10 + (unit - 48);
  }
  return sign === 45 ? -exponent : exponent;
}

/**
 * A whole number of at most 15 digits, as most are written: digits, with or without a minus. NaN: look closer.
 * In every format such a cell means the same.
 */
export function parsePlainInteger(cell: string): number {
  const n = cell.length;
  if (n === 0) return Number.NaN;
  const first = cell.charCodeAt(0);
  let at = first === 45 ? 1 : 0;
  if (n - at > 15 || n === at) return Number.NaN;
  if (n - at > 1 && cell.charCodeAt(at) === 48) return Number.NaN;
  let value = 0;
  for (; at < n; at++) {
    const digit = cell.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return first === 45 ? -value : value;
}

/** "1" is; "1.0" and "1e3" are measured, not counted. */
export function isIntegerSpelling(cell: string, value: number, format: NumberFormat): boolean {
  if (!Number.isInteger(value)) return false;
  return !(cell.includes(format === "comma" ? "," : ".") || cell.includes("e") || cell.includes("E"));
}

function parseSlowly(cell: string): number {
  const token = cell.trim();
  if (!point.test(token) || code.test(token) || hasTooManyDigits(token)) return Number.NaN;
  return Number(token);
}
