import * as z from "zod/mini";
import { defineEdit } from "#core/table-edits/table-edit.ts";

const schema = z.strictObject({ column: z.string(), descending: z.boolean() });

export type SortRowsParams = z.infer<typeof schema>;

export const sortRows = defineEdit({
  id: "sort-rows",
  title: "Sort rows",
  summary: "Puts the rows in the order of a column; missing values stand last.",
  schema,
  appliesTo: "this-table",
  words: ({ column, descending }) => `sort by ${column}, ${descending ? "largest" : "smallest"} first`,
  load: async () => (await import("#core/table-edits/steps/sort-rows/apply.ts")).apply,
});
