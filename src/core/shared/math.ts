/**
 * Elementary functions from + − × ÷, sqrt, floor and bits alone, which IEEE 754 and ECMAScript fix exactly:
 * the same bits in every engine, where Math.exp and its kin differ in the last place.
 * Errors stay below about one unit in the last place. Method: reduction to a short interval around 0 by powers
 * of two with a two-part ln 2 (Cody and Waite 1980), then a series: see W. J. Cody and W. Waite, Software Manual
 * for the Elementary Functions, and P. T. P. Tang, doi:10.1145/63522.214988 and doi:10.1145/98267.98294.
 */

/** ln 2 in two parts; the first has 21 zero bits at its end, so that k · LN2_HIGH is exact for |k| < 2²¹. */
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const LOG10_2_HIGH = 0.3010299955494702;
const LOG10_2_LOW = 1.1451100898021838e-10;
const INV_LN2 = 1.4426950408889634;
const INV_LN10 = 0.4342944819032518;

const float64 = new Float64Array(1);
const words = new Uint32Array(float64.buffer);
/** Index of the word with sign and exponent: 1 on little-endian machines, which all of today's are. */
const HIGH = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0;

/** powersOfTwo[k + 1074] = 2ᵏ, -1074 ≤ k ≤ 1023. */
const powersOfTwo = new Float64Array(2098);
for (let k = 0, power = 1; k <= 1023; k++, power *= 2) powersOfTwo[k + 1074] = power;
for (let k = -1, power = 0.5; k >= -1074; k--, power /= 2) powersOfTwo[k + 1074] = power;

/** value · 2ᵏ for -2148 ≤ k ≤ 2046; two factors where 2ᵏ itself would leave the range. */
function scale(value: number, k: number): number {
  if (k >= -1022 && k <= 1023) return value * powersOfTwo[k + 1074]!;
  const half = k >> 1;
  return value * powersOfTwo[half + 1074]! * powersOfTwo[k - half + 1074]!;
}

/** (eʳ - 1 - r) / r² for |r| ≤ 0.35, Taylor to r¹³; the rest is below 2⁻⁵⁷. */
function expTail(r: number): number {
  const r2 = r * r;
  const r4 = r2 * r2;
  const low = 1 / 2 + r * (1 / 6) + r2 * (1 / 24 + r * (1 / 120));
  const middle = 1 / 720 + r * (1 / 5040) + r2 * (1 / 40320 + r * (1 / 362880));
  const high = 1 / 3628800 + r * (1 / 39916800) + r2 * (1 / 479001600 + r * (1 / 6227020800));
  return low + r4 * (middle + r4 * high);
}

/** e^(high + low), |low| far below high: `pow` needs the second part. */
function expOfSum(high: number, low: number): number {
  if (!(high <= 709.79)) return high > 709.79 ? Infinity : NaN;
  if (high < -745.14) return 0;
  const k = Math.floor(high * INV_LN2 + 0.5);
  const a = high - k * LN2_HIGH;
  const b = k * LN2_LOW - low;
  const r = a - b;
  return scale(1 + (a + (r * r * expTail(r) - b)), k);
}

export function exp(x: number): number {
  return expOfSum(x, 0);
}

/** eˣ - 1, exact to the last place near 0 too. */
export function expm1(x: number): number {
  if (x === 0) return x;
  if (!(x <= 709.79)) return x > 709.79 ? Infinity : NaN;
  if (x < -40) return -1;
  if (x > 40) return exp(x) - 1;
  const k = Math.floor(x * INV_LN2 + 0.5);
  const a = x - k * LN2_HIGH;
  const b = k * LN2_LOW;
  const r = a - b;
  const tail = r * r * expTail(r);
  if (k === 0) return r + tail;
  const power = powersOfTwo[k + 1074]!;
  return power - 1 + power * (a + (tail - b));
}

/** The k for which x · 2⁻ᵏ is in about [√½, √2); x is finite and > 0. */
function exponentOf(x: number): number {
  if (x > 0.7072 && x < 1.4141) return 0;
  float64[0] = x;
  let high = words[HIGH]!;
  let bias = 1023;
  if (high < 0x00100000) {
    float64[0] = x * 18014398509481984; // subnormal: times 2⁵⁴
    high = words[HIGH]!;
    bias = 1077;
  }
  // Adding 1's exponent less the fraction of √2 carries into the exponent when the fraction is at least that of √2.
  return ((high + (0x00100000 - 0x0006a09e)) >>> 20) - bias;
}

/** Σ 2zⁿ / (2n + 5), n ≥ 0, for 0 ≤ z ≤ 0.02944, to n = 8; the rest is below 2⁻⁵⁷ of ln((1 + √z) / (1 - √z)). */
function atanhRest(z: number): number {
  const z2 = z * z;
  const z4 = z2 * z2;
  const low = 2 / 5 + z * (2 / 7) + z2 * (2 / 9 + z * (2 / 11));
  const high = 2 / 13 + z * (2 / 15) + z2 * (2 / 17 + z * (2 / 19)) + z4 * (2 / 21);
  return low + z4 * high;
}

/** ln((1 + s) / (1 - s)) / s - 2 for z = s². */
function atanhTail(z: number): number {
  return z * (2 / 3 + z * atanhRest(z));
}

/** ln x where it is not an ordinary number; NaN below 0. */
function logOfEdge(x: number): number {
  return x === 0 ? -Infinity : x > 0 ? x : NaN;
}

export function log(x: number): number {
  if (!(x > 0 && x < Infinity)) return logOfEdge(x);
  const k = exponentOf(x);
  const f = scale(x, -k) - 1;
  const s = f / (2 + f);
  const halfSquare = 0.5 * f * f;
  const tail = s * (halfSquare + atanhTail(s * s));
  return k * LN2_HIGH - (halfSquare - (tail + k * LN2_LOW) - f);
}

/** ln(1 + x), exact to the last place near 0 too. */
export function log1p(x: number): number {
  if (!(x > -1 && x < Infinity)) return logOfEdge(1 + x);
  const u = 1 + x;
  if (u === 1) return x;
  return log(u) + (x - (u - 1)) / u; // the second term returns what rounding 1 + x lost
}

export function log2(x: number): number {
  if (!(x > 0 && x < Infinity)) return logOfEdge(x);
  const k = exponentOf(x);
  return k + log(scale(x, -k)) * INV_LN2;
}

const powersOfTen = Array.from({ length: 23 }, (_, n) => Number(`1e${n}`));

/** Exact at whole powers of ten up to 10²². */
export function log10(x: number): number {
  if (!(x > 0 && x < Infinity)) return logOfEdge(x);
  const k = exponentOf(x);
  const value = k * LOG10_2_HIGH + (k * LOG10_2_LOW + log(scale(x, -k)) * INV_LN10);
  const whole = Math.floor(value + 0.5);
  return powersOfTen[whole] === x ? whole : value;
}

/** What a · b lost to rounding: Dekker's product, doi:10.1007/BF01397083. |a|, |b| < 2⁹⁹⁰. */
function productError(a: number, b: number, product: number): number {
  const aBig = a * 134217729;
  const aHigh = aBig - (aBig - a);
  const aLow = a - aHigh;
  const bBig = b * 134217729;
  const bHigh = bBig - (bBig - b);
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

/** x ** y of positive finite x, through a logarithm held in two doubles. */
function powPositive(x: number, y: number): number {
  const k = exponentOf(x);
  const f = scale(x, -k) - 1;
  // s = f / (2 + f) and ln(mantissa) = 2s + ⅔s³ + s·(higher terms); the first two to about 2⁻⁹⁰, the rest to 2⁻⁶⁵
  const divisor = 2 + f;
  const divisorLow = f - (divisor - 2);
  const s = f / divisor;
  const sd = s * divisor;
  const sLow = (f - sd - productError(s, divisor, sd) - s * divisorLow) / divisor;
  const z = s * s;
  const zLow = productError(s, s, z) + 2 * s * sLow;
  const cube = z * s;
  const cubeLow = productError(z, s, cube) + z * sLow + zLow * s;
  const third = cube * (2 / 3);
  const thirdLow = productError(cube, 2 / 3, third) + cubeLow * (2 / 3) + cube * 3.700743415417188e-17;
  const rest = s * z * z * atanhRest(z) + thirdLow + 2 * sLow + k * LN2_LOW;
  const base = k * LN2_HIGH;
  const a = base + 2 * s; // |base| ≥ |2s| or base = 0
  const aLow = base === 0 ? 0 : 2 * s - (a - base);
  const b = a + third;
  const bLow = Math.abs(a) >= Math.abs(third) ? third - (b - a) : a - (b - third);
  const low = aLow + bLow + rest;
  const high = b + low;
  const lowest = low - (high - b);
  const product = y * high;
  if (product > 720) return Infinity;
  if (product < -760) return 0;
  return expOfSum(product, productError(y, high, product) + y * lowest);
}

/** x ** y as ECMAScript defines it (so 1 ** Infinity is NaN); whole powers up to 3 by multiplication. */
export function pow(x: number, y: number): number {
  if (y === 0) return 1;
  if (y === 1) return x;
  if (y === 2) return x * x;
  if (y === -1) return 1 / x;
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  const size = Math.abs(x);
  if (Math.abs(y) === Infinity) return size === 1 ? NaN : size > 1 === y > 0 ? Infinity : 0;
  const whole = Math.floor(y) === y;
  const odd = whole && Math.abs(y) < 9007199254740992 && Math.abs(y % 2) === 1;
  const sign = odd && (x < 0 || Object.is(x, -0)) ? -1 : 1;
  if (size === 0 || size === Infinity) return sign * ((size === 0) === y > 0 ? 0 : Infinity);
  if (x < 0 && !whole) return NaN;
  if (size === 1) return sign;
  if (Math.abs(y) > 1e20) return sign * (size > 1 === y > 0 ? Infinity : 0);
  return sign * powPositive(size, y);
}

export function tanh(x: number): number {
  const size = Math.abs(x);
  if (size < 1e-8) return x;
  if (size > 22) return x > 0 ? 1 : -1;
  if (size >= 1) {
    const value = 1 - 2 / (expm1(2 * size) + 2);
    return x > 0 ? value : -value;
  }
  const t = expm1(-2 * size);
  const value = -t / (t + 2);
  return x >= 0 ? value : x < 0 ? -value : NaN;
}

/** 1 / (1 + e⁻ˣ), without overflow and without losing the small end. */
export function sigmoid(x: number): number {
  if (x >= 0) return 1 / (1 + exp(-x));
  const e = exp(x);
  return e / (1 + e);
}

/** cos πt for 0 ≤ t ≤ 1, by the series on an eighth of a turn. */
export function cosOfHalfTurns(t: number): number {
  if (t > 0.5) return -cosOfHalfTurns(1 - t);
  const isCosine = t <= 0.25;
  const x = (isCosine ? t : 0.5 - t) * 3.141592653589793;
  // cos x = 1 - x²/2! + x⁴/4! - …, sin x = x - x³/3! + …: the tenth term is below 2⁻⁵³.
  let term = isCosine ? 1 : x;
  let sum = term;
  for (let n = isCosine ? 1 : 2; n < 20; n += 2) {
    term *= (-x * x) / (n * (n + 1));
    sum += term;
  }
  return sum;
}

/** ln(1 + eˣ), the loss of one row of logistic regression, without overflow. */
export function softplus(x: number): number {
  return x > 0 ? x + log1p(exp(-x)) : log1p(exp(x));
}

/** ln Σ e^values[start … start + count), without overflow; -Infinity for none. */
export function logSumExp(values: ArrayLike<number>, start = 0, count = values.length - start): number {
  let max = -Infinity;
  for (let i = start; i < start + count; i++) if (values[i]! > max) max = values[i]!;
  if (max === -Infinity || max === Infinity) return max;
  let sum = 0;
  for (let i = start; i < start + count; i++) sum += exp(values[i]! - max);
  return max + log(sum);
}

/** Replaces values[start … start + count) by their softmax, and returns what `logSumExp` would. */
export function softmax(values: Float64Array, start = 0, count = values.length - start): number {
  let max = -Infinity;
  for (let i = start; i < start + count; i++) if (values[i]! > max) max = values[i]!;
  let sum = 0;
  for (let i = start; i < start + count; i++) sum += values[i] = exp(values[i]! - max);
  for (let i = start; i < start + count; i++) values[i]! /= sum;
  return max + log(sum);
}
