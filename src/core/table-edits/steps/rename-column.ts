import * as z from "zod/mini";
import { findColumn } from "#core/model-selection/answers.ts";
import { refuseTaken, withColumn } from "#core/table-edits/change-column.ts";
import { defineEdit } from "#core/table-edits/table-edit.ts";

const schema = z.strictObject({
  column: z.string(),
  to: z.string().check(z.minLength(1), z.maxLength(1000)),
});
export type RenameParams = z.infer<typeof schema>;

export const renameColumn = defineEdit({
  id: "rename-column",
  title: "Rename a column",
  summary: "Gives a column another name, in every view and export.",
  schema,
  appliesTo: "any-table",
  words: ({ column, to }) => `rename ${column} to ${to}`,
  apply(table, { column: name, to }) {
    const column = findColumn(table, name);
    if (to !== name) refuseTaken(table, to);
    return { table: withColumn(table, column, { ...column, name: to }), note: `was ${name}` };
  },
});
