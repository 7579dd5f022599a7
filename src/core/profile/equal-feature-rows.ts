import type { Column } from "#core/frame/column.ts";
import { equalRows } from "#core/frame/equal-rows.ts";

/** Rows that repeat an earlier one would be this much more frequent with one column less, if chance alone made them equal. */
const byChance = 1.5;
const mostColumnsTried = 8;
/** Of long tables fewer are tried: each is a pass over all cells. */
const longTable = 200_000;
const triedOfLong = 2;

/** Rows that repeat an earlier one. */
export function countRepeats(columns: readonly Column[], nRows: number): number {
  return nRows - equalRows(columns, nRows).firsts.length;
}

/**
 * Whether rows are equal because few different ones are possible: then many more agree in all columns but one. Copies
 * agree in all, and leaving a column out finds hardly any others. The columns with most different values are tried.
 * @param distinct of each column
 */
export function repeatsByChance(
  columns: readonly Column[],
  distinct: readonly number[],
  nRows: number,
  repeats: number,
): boolean {
  if (columns.length < 2) return true;
  const tried = Array.from(columns.keys())
    .sort((a, b) => distinct[b]! - distinct[a]!)
    .slice(0, nRows > longTable ? triedOfLong : mostColumnsTried);
  return tried.some((left) => {
    const others = columns.filter((_, i) => i !== left);
    return countRepeats(others, nRows) >= byChance * repeats + 1;
  });
}
