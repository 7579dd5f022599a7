import { equalRows } from "#core/frame/equal-rows.ts";
import { takeRows } from "#core/frame/take-rows.ts";
import { findColumn } from "#core/model-selection/answers.ts";
import { createRandom, deriveSeed } from "#core/shared/random.ts";
import type { Table } from "#core/frame/column.ts";
import type { SampleRowsParams } from "#core/table-edits/steps/sample-rows/schema.ts";
import type { EditOutcome } from "#core/table-edits/table-edit.ts";
import { countWord, grouped } from "#core/table-edits/words.ts";

export async function apply(
  table: Table,
  { n, share = 1, by, randomState }: SampleRowsParams,
): Promise<EditOutcome> {
  const { nRows } = table;
  const wanted = n ?? Math.max(1, Math.round(share * nRows));
  const groupOf =
    by === undefined ? new Int32Array(nRows) : equalRows([findColumn(table, by)], nRows).groupOf;
  if (wanted >= nRows) return { table, note: `all ${countWord(nRows, "row")} kept` };
  return {
    table: takeRows(table, draw(groupOf, wanted, randomState)),
    note: `${grouped(wanted)} of ${countWord(nRows, "row")} kept`,
  };
}

/**
 * Selection sampling within each group: a row is taken with the chance that is left for it, so the rows come out
 * ascending. One group is a plain draw.
 * @param groupOf group of each row, from 0, as they first appear
 * @param n       rows to take, at most all
 * @see Knuth, The Art of Computer Programming 2, 3.4.2, algorithm S
 */
function draw(groupOf: Int32Array, n: number, randomState: number): Int32Array {
  const sizes: number[] = [];
  for (const group of groupOf) sizes[group] = (sizes[group] ?? 0) + 1;
  const wanted = apportioned(sizes, n, groupOf.length);
  // Neighbouring seeds begin with much the same numbers, so the seed is hashed and the first numbers are left out:
  // else no seed would ever draw the first row.
  const random = createRandom(deriveSeed(randomState, 0));
  for (let i = 0; i < 4; i++) random.next();
  const rows = new Int32Array(n);
  let taken = 0;
  for (let row = 0; taken < n; row++) {
    const group = groupOf[row]!;
    if (random.next() * sizes[group]! < wanted[group]!) {
      rows[taken++] = row;
      wanted[group]!--;
    }
    sizes[group]!--;
  }
  return rows;
}

/** Rows of each group in proportion to its size: whole parts first, what is left to the largest remainders (Hamilton). */
function apportioned(sizes: readonly number[], n: number, nRows: number): number[] {
  const exact = sizes.map((size) => (size * n) / nRows);
  const whole = exact.map(Math.floor);
  const left = n - whole.reduce((sum, part) => sum + part, 0);
  const byRemainder = exact
    .map((_, group) => group)
    .toSorted((a, b) => exact[b]! - whole[b]! - (exact[a]! - whole[a]!) || a - b);
  for (const group of byRemainder.slice(0, left)) whole[group]!++;
  return whole;
}
