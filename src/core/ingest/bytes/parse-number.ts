/**
 * A whole number of at most 15 digits: digits, with or without a minus, no leading zero. NaN: look closer. In every
 * format such a cell means the same.
 */
export function parseIntegerBytes(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  const negative = bytes[at] === 45;
  if (negative) at++;
  const n = end - at;
  if (n < 1 || n > 15 || (n > 1 && bytes[at] === 48)) return Number.NaN;
  // Nine digits fit in a small integer of the engine, which is quicker than a float.
  const turn = n > 9 ? at + 9 : end;
  let head = 0;
  for (; at < turn; at++) {
    const digit = bytes[at]! - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    head = head * 10 + digit;
  }
  let value = head;
  for (; at < end; at++) {
    const digit = bytes[at]! - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return negative ? -value : value;
}

const powersOfTen = Float64Array.from({ length: 23 }, (_, i) => Number(`1e${i}`));

/** Digits that a float64 always holds exactly. */
const exactDigits = 15;
/** Digits past those that are still taken in: 10^7 times 15 digits is exact as the sum of two float64. */
const moreDigits = 7;

/**
 * The value of a number written with a decimal point, correctly rounded; NaN: look closer (a word, a code such as 007,
 * a whole part of 16 digits, or one of the few numbers that this cannot round for certain).
 *
 * Up to 15 digits and a power of ten of at most 22 are both exact, so that one operation rounds correctly
 * (Clinger 1990, doi:10.1145/93542.93557). Up to 22 digits are held as the unevaluated sum of two float64
 * (Dekker 1971, doi:10.1007/BF01397083).
 */
export function parseDecimalBytes(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  const negative = bytes[at] === 45;
  if (negative) at++;
  const first = at;
  // Before a second digit a zero makes a code.
  if (bytes[at] === 48 && at + 1 < end && bytes[at + 1]! - 48 >= 0 && bytes[at + 1]! - 48 <= 9)
    return Number.NaN;
  let pointAt = -1;
  let exponent = 0;
  let last = end;
  // Nine digits fit in a small integer of the engine, which is quicker than a float; most numbers have no more.
  let head = 0;
  const turn = end - at > 10 ? at + 10 : end;
  let n = 0;
  for (; at < turn && n < 9; at++) {
    const digit = bytes[at]! - 48;
    if (digit >= 0 && digit <= 9) {
      head = head * 10 + digit;
      n++;
    } else if (digit === -2 && pointAt === -1) pointAt = at;
    else break;
  }
  let mantissa = head;
  let rest = 0;
  let nDigits = n;
  let nRest = 0;
  for (; at < end; at++) {
    const byte = bytes[at]!;
    const digit = byte - 48;
    if (digit >= 0 && digit <= 9) {
      if (nDigits < exactDigits) {
        mantissa = mantissa * 10 + digit;
        nDigits++;
      } else if (nRest < moreDigits) {
        rest = rest * 10 + digit;
        nRest++;
      } else return Number.NaN;
    } else if (byte === 46 && pointAt === -1) pointAt = at;
    else if ((byte | 32) === 101) {
      exponent = exponentAt(bytes, at + 1, end);
      last = at;
      break;
    } else return Number.NaN;
  }
  const whole = (pointAt === -1 ? last : pointAt) - first;
  const fraction = pointAt === -1 ? 0 : last - pointAt - 1;
  if (whole + fraction === 0 || whole > exactDigits) return Number.NaN;
  const power = exponent - fraction;
  if (!(power >= -22 && power <= 22)) return Number.NaN;
  let value: number;
  if (nRest > 0) value = roundLong(mantissa, rest, nRest, power);
  else value = power < 0 ? mantissa / powersOfTen[-power]! : mantissa * powersOfTen[power]!;
  return negative ? -value : value;
}

/** The digits of an exponent, sign included, to the end of the cell; NaN when there is something else. */
function exponentAt(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  const negative = bytes[at] === 45;
  if (at < end && (negative || bytes[at] === 43)) at++;
  if (at >= end || end - at > 4) return Number.NaN;
  let exponent = 0;
  for (; at < end; at++) {
    const digit = bytes[at]! - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    exponent = exponent * 10 + digit;
  }
  return negative ? -exponent : exponent;
}

/** 2^-100 */
const tiny = 7.888609052210118e-31;
/** 2^27 + 1 splits a float64 into two halves of 26 bits, whose products are exact (Veltkamp). */
const splitter = 134_217_729;

/**
 * (mantissa · 10^nRest + rest) · 10^power. The exact value lies within 2^-100 of the sum of two float64, so where
 * both ends of that interval round to the same float64, it does too. NaN where they do not.
 */
function roundLong(mantissa: number, rest: number, nRest: number, power: number): number {
  const scale = powersOfTen[nRest]!;
  const product = mantissa * scale;
  const low = productError(mantissa, scale, product) + rest;
  const high = product + low;
  const tail = low - (high - product);
  let value: number;
  let correction: number;
  if (power < 0) {
    const divisor = powersOfTen[-power]!;
    value = high / divisor;
    const back = value * divisor;
    correction = (high - back - productError(value, divisor, back) + tail) / divisor;
  } else {
    const factor = powersOfTen[power]!;
    value = high * factor;
    correction = productError(high, factor, value) + tail * factor;
  }
  const doubt = value * tiny;
  const rounded = value + (correction - doubt);
  return rounded === value + (correction + doubt) ? rounded : Number.NaN;
}

/** a · b − fl(a · b), exactly. */
function productError(a: number, b: number, product: number): number {
  const aSplit = splitter * a;
  const aHigh = aSplit - (aSplit - a);
  const aLow = a - aHigh;
  const bSplit = splitter * b;
  const bHigh = bSplit - (bSplit - b);
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}
