import type { Dictionary } from "#core/frame/column.ts";

/** A table of counts of more cells than this is not made. */
const mostCells = 4_000_000;

/**
 * Cramér's V of two categories with the correction for bias of Bergsma (2013, doi:10.1016/j.jkss.2012.10.002). In
 * [0, 1], over the rows that have both; null where one has fewer than two levels there, or both have thousands.
 */
export function cramersV(a: Dictionary, b: Dictionary, rows: Int32Array | null = null): number | null {
  const [nA, nB] = [a.categories.length, b.categories.length];
  if (nA * nB > mostCells) return null;
  const counts = new Float64Array(nA * nB);
  let n = 0;
  const size = rows === null ? a.codes.length : rows.length;
  for (let i = 0; i < size; i++) {
    const row = rows === null ? i : rows[i]!;
    const [code, other] = [a.codes[row]!, b.codes[row]!];
    if (code === -1 || other === -1) continue;
    counts[code * nB + other]!++;
    n++;
  }
  return cramersVOfCounts(counts, nA, nB, n);
}

function cramersVOfCounts(counts: Float64Array, nA: number, nB: number, n: number): number | null {
  const sumA = new Float64Array(nA);
  const sumB = new Float64Array(nB);
  for (let i = 0; i < nA; i++) {
    for (let j = 0; j < nB; j++) {
      sumA[i]! += counts[i * nB + j]!;
      sumB[j]! += counts[i * nB + j]!;
    }
  }
  const usedA = sumA.reduce((used, sum) => used + (sum > 0 ? 1 : 0), 0);
  const usedB = sumB.reduce((used, sum) => used + (sum > 0 ? 1 : 0), 0);
  if (usedA < 2 || usedB < 2 || n < 2) return null;
  let phi2 = -1; // χ² / n, as the sum of squares over expected counts less one
  for (let i = 0; i < nA; i++) {
    for (let j = 0; j < nB; j++) {
      const count = counts[i * nB + j]!;
      if (count > 0) phi2 += (count * count) / (sumA[i]! * sumB[j]!);
    }
  }
  const corrected = Math.max(0, phi2 - ((usedA - 1) * (usedB - 1)) / (n - 1));
  const levelsA = usedA - ((usedA - 1) * (usedA - 1)) / (n - 1);
  const levelsB = usedB - ((usedB - 1) * (usedB - 1)) / (n - 1);
  const most = Math.min(levelsA, levelsB) - 1;
  return most > 0 ? Math.min(1, Math.sqrt(corrected / most)) : 0;
}
