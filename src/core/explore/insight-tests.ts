import { chiSquareQuantile } from "#core/profile/association-test.ts";

/** A statistic that is chi-square where two columns have nothing to do with each other. */
export interface ChanceTest {
  readonly statistic: number;
  readonly df: number;
  /** What the statistic is where one column says all of the other. */
  readonly most: number;
  /** Rows that have both. */
  readonly n: number;
}

/**
 * How much of a statistic is more than chance gives: √((X − q) / X_max), 0 where X ≤ q. q is what X passes by chance in
 * one table of twenty in any of the questions asked of it (Bonferroni). In [0, 1]; without q it would be |ρ|, η or V.
 */
export function beyondChance({ statistic, df, most }: ChanceTest, nQuestions: number): number {
  if (!(most > 0) || df < 1) return 0;
  const excess = statistic - chiSquareQuantile(0.05 / Math.max(1, nQuestions), df);
  return excess > 0 ? Math.sqrt(Math.min(1, excess / most)) : 0;
}

/** The effect itself: |ρ|, η of ranks or V. */
export function effectOf({ statistic, most }: ChanceTest): number {
  return most > 0 ? Math.sqrt(Math.min(1, statistic / most)) : 0;
}

/** (n − 1) r² of two columns of ranks, over the rows that have both; and r with its sign. */
export function rankTest(a: Float64Array, b: Float64Array): ChanceTest & { readonly rho: number } {
  let n = 0;
  let [meanA, meanB, aa, bb, ab] = [0, 0, 0, 0, 0];
  for (let row = 0; row < a.length; row++) {
    const [x, y] = [a[row]!, b[row]!];
    if (x !== x || y !== y) continue;
    n++;
    const [dx, dy] = [x - meanA, y - meanB];
    meanA += dx / n;
    meanB += dy / n;
    aa += dx * (x - meanA);
    bb += dy * (y - meanB);
    ab += dx * (y - meanB);
  }
  const rho = n > 2 && aa > 0 && bb > 0 ? ab / (Math.sqrt(aa) * Math.sqrt(bb)) : 0;
  return { rho, statistic: (n - 1) * rho * rho, df: 1, most: n - 1, n };
}

/**
 * Kruskal and Wallis's H of ranks by groups, with its correction for ties: (n − 1) times the share of the ranks' variance
 * that lies between the groups (Kruskal and Wallis 1952, doi:10.1080/01621459.1952.10483441).
 * @param codes -1 is no group
 */
export function groupTest(ranks: Float64Array, codes: Int32Array, nGroups: number): ChanceTest {
  const counts = new Float64Array(nGroups);
  const sums = new Float64Array(nGroups);
  let [n, sum, squares] = [0, 0, 0];
  for (let row = 0; row < codes.length; row++) {
    const [rank, code] = [ranks[row]!, codes[row]!];
    if (code === -1 || rank !== rank) continue;
    n++;
    sum += rank;
    squares += rank * rank;
    counts[code]!++;
    sums[code]! += rank;
  }
  const mean = sum / Math.max(1, n);
  const total = squares - n * mean * mean;
  let [between, used] = [0, 0];
  for (let code = 0; code < nGroups; code++) {
    if (counts[code] === 0) continue;
    used++;
    const off = sums[code]! / counts[code]! - mean;
    between += counts[code]! * off * off;
  }
  const statistic = total > 0 && used > 1 ? ((n - 1) * between) / total : 0;
  return { statistic, df: used - 1, most: n - 1, n };
}

/**
 * Pearson's chi-square of two columns of groups, and which group of `b` it rests on most.
 * @param a -1 is no group; `b` likewise
 */
export function crossTest(
  a: Int32Array,
  nA: number,
  b: Int32Array,
  nB: number,
): ChanceTest & { readonly strongest: number } {
  const counts = new Float64Array(nA * nB);
  const [sumA, sumB] = [new Float64Array(nA), new Float64Array(nB)];
  let n = 0;
  for (let row = 0; row < a.length; row++) {
    const [i, j] = [a[row]!, b[row]!];
    if (i === -1 || j === -1) continue;
    n++;
    counts[i * nB + j]!++;
    sumA[i]!++;
    sumB[j]!++;
  }
  const parts = new Float64Array(nB);
  for (let i = 0; i < nA; i++) {
    for (let j = 0; j < nB; j++) {
      const expected = (sumA[i]! * sumB[j]!) / Math.max(1, n);
      if (expected > 0) {
        const off = counts[i * nB + j]! - expected;
        parts[j]! += (off * off) / expected;
      }
    }
  }
  const used = (sums: Float64Array) => sums.reduce((many, sum) => many + Number(sum > 0), 0);
  const [dA, dB] = [used(sumA) - 1, used(sumB) - 1];
  const statistic = parts.reduce((sum, part) => sum + part, 0);
  let strongest = 0;
  for (let j = 1; j < nB; j++) if (parts[j]! > parts[strongest]!) strongest = j;
  return { statistic, df: dA * dB, most: n * Math.min(dA, dB), n, strongest };
}
