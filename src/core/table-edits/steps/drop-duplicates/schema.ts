import * as z from "zod/mini";
import { defineEdit } from "#core/table-edits/table-edit.ts";
import { listed } from "#core/table-edits/words.ts";

const schema = z.strictObject({
  /** Rows that agree in these are the same; null is all columns. */
  columns: z.nullable(z.array(z.string()).check(z.minLength(1))),
});

export type DropDuplicatesParams = z.infer<typeof schema>;

/** Of equal rows the first stays. Two missing cells are equal. */
export const dropDuplicates = defineEdit({
  id: "drop-duplicates",
  title: "Remove repeated rows",
  summary: "Keeps the first of rows that are equal.",
  schema,
  appliesTo: "this-table",
  words: ({ columns }) =>
    columns === null ? "remove repeated rows" : `remove rows that repeat ${listed(columns)}`,
  load: async () => (await import("#core/table-edits/steps/drop-duplicates/apply.ts")).apply,
});
