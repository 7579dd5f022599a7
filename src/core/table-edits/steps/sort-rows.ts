import * as z from "zod/mini";
import { sortRows as orderBy } from "#core/frame/sort-rows.ts";
import { takeRows } from "#core/frame/take-rows.ts";
import { findColumn } from "#core/model-selection/answers.ts";
import { defineEdit } from "#core/table-edits/table-edit.ts";

const schema = z.strictObject({ column: z.string(), descending: z.boolean() });

export const sortRows = defineEdit({
  id: "sort-rows",
  title: "Sort rows",
  summary: "Puts the rows in the order of a column; missing values stand last.",
  schema,
  appliesTo: "this-table",
  words: ({ column, descending }) => `sort by ${column}, ${descending ? "largest" : "smallest"} first`,
  apply: (table, { column, descending }) => ({
    table: takeRows(table, orderBy(findColumn(table, column), descending, null)),
    note: "sorted",
  }),
});
