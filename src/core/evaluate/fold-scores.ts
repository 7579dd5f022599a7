import { tQuantile95 } from "#core/evaluate/student-t.ts";
import type { FoldScores } from "#core/project/run.ts";

/**
 * Variance factor of a mean over folds that share training rows: 1/k + nTest/nTrain, where plain 1/k would be far
 * too sure. Windows in time grow, so their own mean ratio is given. @see Nadeau and Bengio (2003), Inference for the Generalization Error. doi:10.1023/A:1024068626366
 */
function correctedVarianceFactor(k: number, testToTrain = 1 / (k - 1)): number {
  return 1 / k + testToTrain; // k-fold: nTest/nTrain = (1/k) / ((k - 1)/k)
}

/**
 * Mean, spread and corrected 95 % interval of one metric. Folds where it is not defined (NaN) take no part.
 * @param testToTrain mean of held-out rows to training rows, where it is not that of k-fold
 */
export function foldScores(
  metric: string,
  folds: readonly number[],
  nFolds: number,
  testToTrain?: number,
): FoldScores {
  const defined = folds.filter((score) => !Number.isNaN(score));
  const { mean, std } = meanAndStd(defined);
  const half = intervalHalfWidth(std, defined.length, nFolds, testToTrain);
  return { metric, mean, std, folds, interval: half === null ? null : [mean - half, mean + half] };
}

/** How one model's folds compare with another's, fold by fold. */
export interface PairedDifference {
  /** Mean of (a - b). */
  readonly mean: number;
  readonly interval: readonly [low: number, high: number] | null;
  /** The interval holds 0: these folds cannot tell the two apart. */
  readonly tied: boolean;
}

/** @param a,b scores of the same folds in the same order */
export function pairedDifference(
  a: readonly number[],
  b: readonly number[],
  nFolds: number,
  testToTrain?: number,
): PairedDifference {
  const differences = a.map((score, i) => score - (b[i] ?? Number.NaN)).filter((d) => !Number.isNaN(d));
  const { mean, std } = meanAndStd(differences);
  const half = intervalHalfWidth(std, differences.length, nFolds, testToTrain);
  if (half === null) return { mean, interval: null, tied: true };
  return { mean, interval: [mean - half, mean + half], tied: Math.abs(mean) <= half };
}

/** Half-width of the 95 % interval of a mean over `n` of `nFolds` folds; null for fewer than two. */
function intervalHalfWidth(
  std: number,
  n: number,
  nFolds: number,
  testToTrain: number | undefined,
): number | null {
  if (n < 2) return null;
  return tQuantile95(n - 1) * std * Math.sqrt(correctedVarianceFactor(nFolds, testToTrain));
}

/** Mean and standard deviation with n - 1; NaN for none, std 0 for one. */
export function meanAndStd(values: readonly number[]): { readonly mean: number; readonly std: number } {
  const n = values.length;
  if (n === 0) return { mean: Number.NaN, std: Number.NaN };
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / n;
  let squares = 0;
  for (const value of values) squares += (value - mean) * (value - mean);
  return { mean, std: n === 1 ? 0 : Math.sqrt(squares / (n - 1)) };
}
