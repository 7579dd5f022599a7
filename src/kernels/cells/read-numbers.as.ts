/** See core/kernels/read-numbers.ts and core/ingest/bytes/parse-number.ts. Digits are found 16 and read 8 at a time. */
const ZEROS: u64 = ((<u64>0x30303030) << 32) | 0x30303030;
/** 2^-100 */
const TINY: f64 = 7.888609052210118e-31;
/** 2^27 + 1 */
const SPLITTER: f64 = 134217729;
const powersOfTen = memory.data<f64>([
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
  1e20, 1e21, 1e22,
]);
const wholePowersOfTen = memory.data<u64>([
  1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000, 10000000000, 100000000000,
  1000000000000, 10000000000000, 100000000000000, 1000000000000000, 10000000000000000,
]);

export function readIntegers(
  bytes: usize,
  starts: usize,
  ends: usize,
  first: u32,
  stride: u32,
  n: u32,
  values: usize,
  to: u32,
): u32 {
  let cell: usize = (<usize>first) << 2;
  const step: usize = (<usize>stride) << 2;
  let into = values + ((<usize>to) << 3);
  for (let i: u32 = 0; i < n; i++, cell += step, into += 8) {
    const start = bytes + <usize>load<u32>(starts + cell);
    const end = bytes + <usize>load<u32>(ends + cell);
    if (start == end) {
      store<f64>(into, NaN);
      continue;
    }
    const isNegative = load<u8>(start) == 45;
    const at = start + <usize>isNegative;
    const length = <u32>(end - at);
    if (length - 1 > 14 || (length > 1 && load<u8>(at) == 48)) return i;
    const all = ((<u32>1) << length) - 1;
    if ((digitsAt(at) & all) != all) return i;
    const value = <f64>(<i64>numberAt(at, length));
    store<f64>(into, isNegative ? -value : value);
  }
  return n;
}

export function readDecimals(
  bytes: usize,
  starts: usize,
  ends: usize,
  first: u32,
  stride: u32,
  n: u32,
  values: usize,
  to: u32,
): u32 {
  let cell: usize = (<usize>first) << 2;
  const step: usize = (<usize>stride) << 2;
  let into = values + ((<usize>to) << 3);
  for (let i: u32 = 0; i < n; i++, cell += step, into += 8) {
    const start = bytes + <usize>load<u32>(starts + cell);
    const end = bytes + <usize>load<u32>(ends + cell);
    if (start == end) {
      store<f64>(into, NaN);
      continue;
    }
    const isNegative = load<u8>(start) == 45;
    const at = start + <usize>isNegative;
    const digits = digitsAt(at);
    const nWhole = <u32>ctz(~digits);
    const length = <u32>(end - at);
    let value: f64 = NaN;
    if (length > 0 && nWhole - 1 < 8 && !(nWhole > 1 && load<u8>(at) == 48)) {
      if (nWhole >= length) value = <f64>(<i64>numberAt(at, length));
      else if (load<u8>(at + <usize>nWhole) == 46) {
        const fraction = at + <usize>nWhole + 1;
        const nFraction = length - nWhole - 1;
        if (nFraction <= 16) {
          const all = ((<u32>1) << nFraction) - 1;
          if (nFraction + nWhole <= 18 && (digitsAt(fraction) & all) == all)
            value = fixedPoint(at, nWhole, fraction, nFraction);
        }
      }
    }
    if (value != value) value = anyDecimal(at, end);
    if (value != value) return i;
    store<f64>(into, isNegative ? -value : value);
  }
  return n;
}

/** Which of 16 bytes are digits, one bit each. */
function digitsAt(at: usize): u32 {
  const above = i8x16.sub(v128.load(at), i8x16.splat(48));
  return <u32>i8x16.bitmask(i8x16.le_u(above, i8x16.splat(9)));
}

/** Of 1 to 16 digits. */
function numberAt(at: usize, n: u32): u64 {
  if (n <= 8) return eightAt(at, n);
  return eightAt(at, 8) * wholeTenTo(n - 8) + eightAt(at + 8, n - 8);
}

/** Of 1 to 8 digits: pairs, then fours, then all of them at once. */
function eightAt(at: usize, n: u32): u64 {
  let digits = (load<u64>(at) - ZEROS) << (<u64>((8 - n) << 3));
  digits = digits * 10 + (digits >> 8);
  const mask: u64 = 0x000000ff000000ff;
  const first = (digits & mask) * 0x000f424000000064;
  const second = ((digits >> 16) & mask) * 0x0000271000000001;
  return (first + second) >> 32;
}

/** Of at most 18 digits in all, so that they are a signed integer, which the processor converts at once. */
function fixedPoint(whole: usize, nWhole: u32, fraction: usize, nFraction: u32): f64 {
  let mantissa = eightAt(whole, nWhole);
  if (nFraction == 0) return <f64>(<i64>mantissa);
  const divisor = tenTo(nFraction);
  mantissa = mantissa * wholeTenTo(nFraction) + numberAt(fraction, nFraction);
  const high = <f64>(<i64>mantissa);
  if (nWhole + nFraction <= 15) return high / divisor;
  return quotient(high, <f64>(<i64>mantissa - <i64>high), divisor);
}

/** Every spelling that parseDecimalBytes takes, its minus passed. */
function anyDecimal(first: usize, end: usize): f64 {
  let at = first;
  if (at + 1 < end && load<u8>(at) == 48 && <u32>load<u8>(at + 1) - 48 <= 9) return NaN;
  let point: usize = 0;
  let exponent: i32 = 0;
  let last = end;
  let mantissa: f64 = 0;
  let rest: f64 = 0;
  let nDigits: u32 = 0;
  let nRest: u32 = 0;
  for (; at < end; at++) {
    const byte: u32 = load<u8>(at);
    const digit = byte - 48;
    if (digit <= 9) {
      if (nDigits < 15) {
        mantissa = mantissa * 10 + <f64>digit;
        nDigits++;
      } else if (nRest < 7) {
        rest = rest * 10 + <f64>digit;
        nRest++;
      } else return NaN;
    } else if (byte == 46 && point == 0) point = at;
    else if ((byte | 32) == 101) {
      last = at++;
      const isNegative = at < end && load<u8>(at) == 45;
      if (isNegative || (at < end && load<u8>(at) == 43)) at++;
      if (at >= end || end - at > 4) return NaN;
      for (; at < end; at++) {
        const figure: u32 = <u32>load<u8>(at) - 48;
        if (figure > 9) return NaN;
        exponent = exponent * 10 + <i32>figure;
      }
      if (isNegative) exponent = -exponent;
    } else return NaN;
  }
  const whole = <i32>((point == 0 ? last : point) - first);
  const fraction = point == 0 ? 0 : <i32>(last - point - 1);
  if (whole + fraction == 0 || whole > 15) return NaN;
  const power = exponent - fraction;
  if (power < -22 || power > 22) return NaN;
  if (nRest == 0) return power < 0 ? mantissa / tenTo(-power) : mantissa * tenTo(power);
  const scale = tenTo(nRest);
  const product = mantissa * scale;
  const low = productError(mantissa, scale, product) + rest;
  const high = product + low;
  const tail = low - (high - product);
  if (power < 0) return quotient(high, tail, tenTo(-power));
  const factor = tenTo(power);
  const value = high * factor;
  return settled(value, productError(high, factor, value) + tail * factor);
}

/** (high + tail) / divisor */
function quotient(high: f64, tail: f64, divisor: f64): f64 {
  const value = high / divisor;
  const back = value * divisor;
  return settled(value, (high - back - productError(value, divisor, back) + tail) / divisor);
}

function settled(value: f64, correction: f64): f64 {
  const doubt = value * TINY;
  const rounded = value + (correction - doubt);
  return rounded == value + (correction + doubt) ? rounded : NaN;
}

function productError(a: f64, b: f64, product: f64): f64 {
  const aSplit = SPLITTER * a;
  const aHigh = aSplit - (aSplit - a);
  const aLow = a - aHigh;
  const bSplit = SPLITTER * b;
  const bHigh = bSplit - (bSplit - b);
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

/** 10^n for n in [0, 22], exact. */
function tenTo(n: i32): f64 {
  return load<f64>(powersOfTen + ((<usize>n) << 3));
}

function wholeTenTo(n: u32): u64 {
  return load<u64>(wholePowersOfTen + ((<usize>n) << 3));
}
