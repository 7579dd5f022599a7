import type { NumberReference } from "#core/monitor/training-reference.ts";
import { exp } from "#core/shared/math.ts";
import { lowerBound, upperBound } from "#core/shared/bounds.ts";

/**
 * The two-sample Kolmogorov–Smirnov distance: the greatest difference of the two distribution functions, in [0, 1].
 * Exact where the reference has every distinct value; else at most one gap between its points (1/256) too small.
 * @param sorted rising, without NaN
 */
export function ksDistance({ values, below, upTo, nPresent }: NumberReference, sorted: Float64Array): number {
  if (nPresent === 0 || sorted.length === 0) return 0;
  let most = 0;
  for (let i = 0; i < values.length; i++) {
    const point = values[i]!;
    const before = Math.abs(below[i]! / nPresent - lowerBound(sorted, point) / sorted.length);
    const at = Math.abs(upTo[i]! / nPresent - upperBound(sorted, point) / sorted.length);
    most = Math.max(most, before, at);
  }
  return most;
}

/**
 * p-value of a two-sample Kolmogorov–Smirnov distance by Kolmogorov's limiting distribution, with Stephens' correction
 * for small samples (Journal of the Royal Statistical Society B 32, 1970, 115). Ties make it too large, never too small.
 * @param n,m rows with a value on either side
 */
export function ksTest(distance: number, n: number, m: number): number {
  if (n === 0 || m === 0) return 1;
  const root = Math.sqrt((n * m) / (n + m));
  return kolmogorovTail((root + 0.12 + 0.11 / root) * distance);
}

/** P(K > x) of Kolmogorov's distribution, by whichever of its two series converges quickly. */
export function kolmogorovTail(x: number): number {
  if (x <= 0) return 1;
  if (x < 1) {
    let sum = 0;
    for (let k = 1; k <= 9; k += 2) sum += exp((-k * k * Math.PI * Math.PI) / (8 * x * x));
    return 1 - (Math.sqrt(2 * Math.PI) / x) * sum;
  }
  let sum = 0;
  for (let k = 1; k <= 8; k++) sum += (k % 2 === 1 ? 2 : -2) * exp(-2 * k * k * x * x);
  return sum;
}

/** The least distance that `ksTest` would call rarer than `alpha` with so many rows, in [0, 1]. */
export function leastDistance(alpha: number, n: number, m: number): number {
  if (n === 0 || m === 0) return 1;
  let [low, high] = [0, 1];
  for (let round = 0; round < 40; round++) {
    const middle = (low + high) / 2;
    if (ksTest(middle, n, m) < alpha) high = middle;
    else low = middle;
  }
  return high;
}
