import * as z from "zod/mini";
import { stackedColumns } from "#core/combine/stacked-columns.ts";
import { otherTableSchema } from "#core/table-edits/other-table-schema.ts";
import { defineEdit } from "#core/table-edits/table-edit.ts";

const schema = z.strictObject({
  other: otherTableSchema,
  /** All columns of both, or those of this table alone. */
  columns: z.enum(stackedColumns),
});

export type AppendParams = z.infer<typeof schema>;

/** The rows of a second table below those of this one, columns matched by name. */
export const append = defineEdit({
  id: "append",
  title: "Add rows from another table",
  summary: "Puts the rows of a second table below, columns matched by name.",
  schema,
  appliesTo: "this-table",
  hasOther: true,
  words: ({ other }) => `add the rows of ${other.fileName}`,
  load: async () => (await import("#core/table-edits/steps/append/apply.ts")).apply,
});
