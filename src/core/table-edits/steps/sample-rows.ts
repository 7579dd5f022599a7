import * as z from "zod/mini";
import { takeRows } from "#core/frame/take-rows.ts";
import { createRandom } from "#core/shared/random.ts";
import { defineEdit } from "#core/table-edits/table-edit.ts";

const schema = z.strictObject({ n: z.int().check(z.gte(1)), randomState: z.int() });

/** A uniform sample without replacement, in the order of the table. */
export const sampleRows = defineEdit({
  id: "sample-rows",
  title: "Sample rows",
  summary: "Keeps so many rows, drawn at random.",
  schema,
  appliesTo: "this-table",
  words: ({ n }) => `keep ${n} rows drawn at random`,
  apply(table, { n, randomState }) {
    if (n >= table.nRows) return { table, note: `all ${table.nRows} rows kept` };
    return {
      table: takeRows(table, draw(table.nRows, n, randomState)),
      note: `${n} of ${table.nRows} rows kept`,
    };
  },
});

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
