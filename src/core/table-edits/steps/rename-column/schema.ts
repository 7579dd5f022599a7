import * as z from "zod/mini";
import { defineEdit } from "#core/table-edits/table-edit.ts";

const schema = z.strictObject({
  column: z.string(),
  to: z.string().check(z.minLength(1), z.maxLength(1000)),
});
export type RenameColumnParams = z.infer<typeof schema>;

export const renameColumn = defineEdit({
  id: "rename-column",
  title: "Rename a column",
  summary: "Gives a column another name, in every view and export.",
  schema,
  appliesTo: "any-table",
  isRowByRow: true,
  words: ({ column, to }) => `rename ${column} to ${to}`,
  load: async () => (await import("#core/table-edits/steps/rename-column/apply.ts")).apply,
});
