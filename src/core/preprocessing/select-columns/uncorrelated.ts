import { pearson } from "#core/frame/scatter.ts";
import type { WorkColumn } from "#core/preprocessing/step.ts";

/**
 * In the frame's order, the columns that correlate with no earlier one that stays more than `most`, in size. Rows in which
 * either is missing take no part.
 * @returns each with its greatest correlation, in size, with one that stays
 */
export function uncorrelated(
  columns: readonly WorkColumn[],
  most: number,
): readonly { readonly name: string; readonly score: number }[] {
  const kept: { readonly name: string; readonly score: number; readonly values: Float32Array }[] = [];
  for (const column of columns) {
    if (!("values" in column)) continue;
    const { name, values } = column;
    let greatest = 0;
    for (const other of kept) {
      greatest = Math.max(greatest, Math.abs(pearson(values, other.values) ?? 0));
      if (greatest > most) break;
    }
    if (greatest <= most) kept.push({ name, score: greatest, values });
  }
  return kept.map(({ name, score }) => ({ name, score }));
}
