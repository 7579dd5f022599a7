import * as z from "zod/mini";
import { conditionSchema, conditionWords } from "#core/table-edits/condition-schema.ts";
import { rowsWhere } from "#core/frame/row-conditions.ts";
import { takeRows } from "#core/frame/take-rows.ts";
import { impossible } from "#core/table-edits/change-column.ts";
import { defineEdit } from "#core/table-edits/table-edit.ts";

const schema = z.strictObject({
  /** All of these hold for the rows it is about. */
  where: z.array(conditionSchema).check(z.minLength(1), z.maxLength(100)),
  mode: z.enum(["keep", "drop"]),
});

/** Rows by a rule. Rows to be predicted later are not filtered: each gets its prediction. */
export const filterRows = defineEdit({
  id: "filter-rows",
  title: "Filter rows",
  summary: "Keeps the rows for which something holds, or leaves them out.",
  schema,
  appliesTo: "this-table",
  words: ({ where, mode }) =>
    `${mode === "keep" ? "keep" : "leave out"} rows where ${where.map(conditionWords).join(" and ")}`,
  apply(table, { where, mode }) {
    const hits = rowsWhere(table, where);
    const rows = mode === "keep" ? hits : others(hits, table.nRows);
    if (rows.length === 0) throw impossible("no row would be left");
    return { table: takeRows(table, rows), note: `${rows.length} of ${table.nRows} rows kept` };
  },
});

function others(hits: Int32Array, nRows: number): Int32Array {
  const rest = new Int32Array(nRows - hits.length);
  let hit = 0;
  let at = 0;
  for (let row = 0; row < nRows; row++) {
    if (hits[hit] === row) hit++;
    else rest[at++] = row;
  }
  return rest;
}
