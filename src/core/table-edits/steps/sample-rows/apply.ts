import { takeRows } from "#core/frame/take-rows.ts";
import { createRandom } from "#core/shared/random.ts";
import type { Table } from "#core/frame/column.ts";
import type { SampleRowsParams } from "#core/table-edits/steps/sample-rows/schema.ts";
import type { EditOutcome } from "#core/table-edits/table-edit.ts";

export async function apply(table: Table, { n, randomState }: SampleRowsParams): Promise<EditOutcome> {
  if (n >= table.nRows) return { table, note: `all ${table.nRows} rows kept` };
  return {
    table: takeRows(table, draw(table.nRows, n, randomState)),
    note: `${n} of ${table.nRows} rows kept`,
  };
}

/**
 * Selection sampling: each row is taken with the chance that is left for it, so the rows come out ascending.
 * @see Knuth, The Art of Computer Programming 2, 3.4.2, algorithm S
 */
function draw(nRows: number, n: number, randomState: number): Int32Array {
  const random = createRandom(randomState);
  const rows = new Int32Array(n);
  let taken = 0;
  for (let row = 0; taken < n; row++) {
    if (random.next() * (nRows - row) < n - taken) rows[taken++] = row;
  }
  return rows;
}
