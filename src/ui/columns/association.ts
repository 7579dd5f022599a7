import type { Distribution } from "#state/studio-state.ts";

/**
 * Cramér's V of a column's bins or levels against the classes of the target, in [0, 1], with Bergsma's correction
 * for chance (doi:10.1016/j.jkss.2012.10.002), so that many levels alone do not look like a relation.
 */
export function cramersV({ groups }: Pick<Distribution, "groups">): number {
  const nBars = groups[0]?.counts.length ?? 0;
  const rows: number[][] = [];
  for (let bar = 0; bar < nBars; bar++) {
    const line = groups.map(({ counts }) => counts[bar] ?? 0);
    if (sum(line) > 0) rows.push(line);
  }
  const columnSums = groups.map((_, group) => sum(rows.map((line) => line[group] ?? 0)));
  const used = columnSums.map((total, group) => ({ total, group })).filter(({ total }) => total > 0);
  const n = sum(columnSums);
  const [r, c] = [rows.length, used.length];
  if (n < 2 || r < 2 || c < 2) return 0;
  let chi2 = 0;
  for (const line of rows) {
    const lineSum = sum(line);
    for (const { total, group } of used) {
      const expected = (lineSum * total) / n;
      const difference = (line[group] ?? 0) - expected;
      chi2 += (difference * difference) / expected;
    }
  }
  const corrected = Math.max(0, chi2 / n - ((r - 1) * (c - 1)) / (n - 1));
  const rCorrected = r - ((r - 1) * (r - 1)) / (n - 1);
  const cCorrected = c - ((c - 1) * (c - 1)) / (n - 1);
  const most = Math.min(rCorrected, cCorrected) - 1;
  return most <= 0 ? 0 : Math.min(1, Math.sqrt(corrected / most));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
