import { exp } from "#core/shared/math.ts";

/** e^-|x|, of numbers so large that it would be as good as 0 too. */
const small = (x: number) => exp(-Math.min(Math.abs(x), 708));

/**
 * First and second derivatives of the log loss by the raw output, the log odds of the second of two classes.
 * @param y 0 or 1
 * @param weights multiply both; null for all 1
 */
export function logLossDerivatives(
  y: Float64Array,
  weights: Float64Array | null,
  raw: Float64Array,
  gradients: Float32Array,
  hessians: Float32Array,
): void {
  for (let row = 0; row < y.length; row++) {
    const x = raw[row]!;
    const e = small(x);
    const p = (x >= 0 ? 1 : e) / (1 + e);
    const weight = weights === null ? 1 : weights[row]!;
    gradients[row] = weight * (p - y[row]!);
    hessians[row] = weight * p * (1 - p);
  }
}

/** Rows whose losses are added up by themselves, of n: an eighth of them, as several threads would. */
export function lossStretch(n: number): number {
  return 16 * Math.ceil(n / 128);
}

/** The sum of weight times log loss: of stretches (`lossStretch`), and then of what these come to, each in their order. */
export function logLossSum(y: Float64Array, weights: Float64Array | null, raw: Float64Array): number {
  const stretch = lossStretch(y.length);
  let sum = 0;
  for (let from = 0; from < y.length; from += stretch)
    sum += sumOfStretch(y, weights, raw, from, Math.min(from + stretch, y.length));
  return sum;
}

function sumOfStretch(
  y: Float64Array,
  weights: Float64Array | null,
  raw: Float64Array,
  from: number,
  to: number,
): number {
  let sum = 0;
  for (let row = from; row < to; row++) {
    const x = raw[row]!;
    const against = y[row]! > 0.5 ? -x : x;
    const loss = (against > 0 ? against : 0) + log1pOf(small(x));
    sum += (weights === null ? 1 : weights[row]!) * loss;
  }
  return sum;
}

/** ln(1 + e) = 2 artanh(s), s = e / (2 + e) ≤ 1/3, by its series, whose next term is below 2⁻⁵⁵. */
function log1pOf(e: number): number {
  const s = e / (2 + e);
  const z = s * s;
  const z2 = z * z;
  let even = 1 / 33;
  let odd = 1 / 31; // every other term, since two short sums take less time than one long one
  for (let k = 29; k > 1; k -= 4) {
    even = 1 / k + z2 * even;
    odd = 1 / (k - 2) + z2 * odd;
  }
  even = 1 + z2 * even;
  return 2 * s * (even + z * odd);
}
