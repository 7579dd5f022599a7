import { chiSquareTail } from "#core/profile/association-test.ts";
import { log } from "#core/shared/math.ts";

/** Added to each count, so that an empty bin is rare and not impossible. */
const HALF = 0.5;

/**
 * The population stability index: Σ (q − p) · ln(q / p) over bins, where p and q are shares of training and later rows;
 * 0 for equal shares. Half a row is added to each bin. By custom below 0.1 is little and 0.25 is much
 * (Siddiqi, Credit Risk Scorecards, 2006).
 */
export function stabilityIndex(train: readonly number[], later: readonly number[]): number {
  const shares = (counts: readonly number[]) => {
    const total = sum(counts) + HALF * counts.length;
    return counts.map((count) => (count + HALF) / total);
  };
  const [p, q] = [shares(train), shares(later)];
  return p.reduce((total, share, bin) => total + (q[bin]! - share) * log(q[bin]! / share), 0);
}

/**
 * What the index exceeds with probability `alpha` though nothing moved: it is about (1/n + 1/m) · χ² with bins − 1
 * degrees of freedom. @see Yurdakul and Naranjo (2020), Journal of Risk Model Validation 14(4); arXiv:2307.11878
 */
export function stabilityByChance(alpha: number, nBins: number, n: number, m: number): number {
  if (nBins < 2 || n === 0 || m === 0) return 0;
  return (1 / n + 1 / m) * chiSquareQuantile(alpha, nBins - 1);
}

/** The x with P(X > x) = alpha, by halving. */
export function chiSquareQuantile(alpha: number, df: number): number {
  let [low, high] = [0, df + 10];
  while (chiSquareTail(high, df) > alpha) high *= 2;
  for (let round = 0; round < 60; round++) {
    const middle = (low + high) / 2;
    if (chiSquareTail(middle, df) > alpha) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Half the sum of differences in share: how many rows stand in another bin than they would have, in [0, 1]. */
export function shareMoved(train: readonly number[], later: readonly number[]): number {
  const [n, m] = [Math.max(1, sum(train)), Math.max(1, sum(later))];
  return train.reduce((total, count, bin) => total + Math.abs(count / n - later[bin]! / m), 0) / 2;
}

export function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
