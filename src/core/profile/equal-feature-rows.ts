import type { Column } from "#core/frame/column.ts";
import { equalRows } from "#core/frame/equal-rows.ts";

/** Rows that repeat an earlier one would be this much more frequent with one column less, if chance alone made them equal. */
const byChance = 1.5;
const mostColumnsTried = 8;
/** Of long tables fewer are tried: each is a pass over all cells. */
const longTable = 200_000;
const triedOfLong = 2;
/** Of fewer pairs, or of less than so many times those that chance makes, no more is said than that chance may have made them. */
const leastPairs = 3;
const beyondChance = 5;
/** Columns tried two by two. */
const mostTogether = 4;

/** Rows that repeat an earlier one. */
export function countRepeats(columns: readonly Column[], nRows: number): number {
  return nRows - equalRows(columns, nRows).firsts.length;
}

/**
 * Whether rows are equal because few different ones are possible. Copies agree in all columns: leaving one out finds hardly
 * any others, and where it does, these have nothing to do with those that leaving another out finds. The columns with most
 * different values are tried.
 * @param distinct of each column
 */
export function repeatsByChance(
  columns: readonly Column[],
  distinct: readonly number[],
  nRows: number,
  repeats: number,
): boolean {
  if (columns.length < 2) return true;
  const isLong = nRows > longTable;
  const tried = Array.from(columns.keys())
    .sort((a, b) => distinct[b]! - distinct[a]!)
    .slice(0, isLong ? triedOfLong : mostColumnsTried);
  const without = (left: readonly number[]) => columns.filter((_, i) => !left.includes(i));
  const mayBe = tried.some((left) => countRepeats(without([left]), nRows) >= byChance * repeats + 1);
  if (!mayBe || columns.length < 3) return mayBe;
  const equal = countPairs(columns, nRows);
  if (equal < leastPairs) return true;
  const together = tried.slice(0, isLong ? triedOfLong : mostTogether);
  const alone = together.map((left) => countPairs(without([left]), nRows));
  for (const [i, a] of together.entries()) {
    for (const [j, b] of together.slice(0, i).entries()) {
      // Of the rows that agree in all others: if agreeing in one had nothing to do with agreeing in the other, the odds
      // of both would be the product of the odds of each.
      const [onlyA, onlyB] = [alone[j]! - equal, alone[i]! - equal];
      const neither = countPairs(without([a, b]), nRows) - equal - onlyA - onlyB;
      if (beyondChance * onlyA * onlyB >= equal * neither) return true;
    }
  }
  return false;
}

/** Pairs of rows that agree in all of these columns. */
function countPairs(columns: readonly Column[], nRows: number): number {
  const { groupOf, firsts } = equalRows(columns, nRows);
  const sizes = new Int32Array(firsts.length);
  for (const group of groupOf) sizes[group]!++;
  let pairs = 0;
  for (const size of sizes) pairs += (size * (size - 1)) / 2;
  return pairs;
}
