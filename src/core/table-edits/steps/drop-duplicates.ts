import * as z from "zod/mini";
import { equalRows } from "#core/frame/equal-rows.ts";
import { takeRows } from "#core/frame/take-rows.ts";
import { findColumn } from "#core/model-selection/answers.ts";
import { defineEdit } from "#core/table-edits/table-edit.ts";
import { countWord, listed } from "#core/table-edits/words.ts";

const schema = z.strictObject({
  /** Rows that agree in these are the same; null is all columns. */
  columns: z.nullable(z.array(z.string()).check(z.minLength(1))),
});

/** Of equal rows the first stays. Two missing cells are equal. */
export const dropDuplicates = defineEdit({
  id: "drop-duplicates",
  title: "Remove repeated rows",
  summary: "Keeps the first of rows that are equal.",
  schema,
  appliesTo: "this-table",
  words: ({ columns }) =>
    columns === null ? "remove repeated rows" : `remove rows that repeat ${listed(columns)}`,
  apply(table, { columns }) {
    const among = columns?.map((name) => findColumn(table, name)) ?? table.columns;
    const { firsts: rows } = equalRows(among, table.nRows);
    if (rows.length === table.nRows) return { table, note: "no row is repeated" };
    return { table: takeRows(table, rows), note: `${countWord(table.nRows - rows.length, "row")} removed` };
  },
});
