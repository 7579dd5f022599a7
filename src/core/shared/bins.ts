/**
 * Counts values in `n` equal bins over [min, max]; the last bin holds the maximum. NaN takes no part.
 * One bin for equal values; edges has one more entry than counts. Empty for no values.
 */
export function equalBins(
  values: ArrayLike<number>,
  n: number,
): { readonly edges: readonly number[]; readonly counts: readonly number[] } {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  if (min > max) return { edges: [], counts: [] };
  if (min === max) return { edges: [min, max], counts: [countPresent(values)] };
  const width = (max - min) / n;
  const counts = Array.from({ length: n }, () => 0);
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!Number.isNaN(value)) counts[Math.min(n - 1, Math.floor((value - min) / width))]!++;
  }
  return { edges: Array.from({ length: n + 1 }, (_, i) => (i === n ? max : min + i * width)), counts };
}

function countPresent(values: ArrayLike<number>): number {
  let n = 0;
  for (let i = 0; i < values.length; i++) if (!Number.isNaN(values[i]!)) n++;
  return n;
}
