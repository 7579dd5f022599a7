import * as z from "zod/mini";
import { defineEdit } from "#core/table-edits/table-edit.ts";
import { listed } from "#core/table-edits/words.ts";

const name = z.string().check(z.minLength(1), z.maxLength(1000));
const schema = z.strictObject({
  /** Columns that become rows. */
  columns: z.array(z.string()).check(z.minLength(1), z.maxLength(10_000)),
  nameColumn: name,
  valueColumn: name,
});

export type MeltParams = z.infer<typeof schema>;

/** Wide to long: each row comes once for each melted column. All rows of the first column come first, as in pandas. */
export const melt = defineEdit({
  id: "melt",
  title: "Columns into rows",
  summary: "Puts several columns under one another: their names in one column, their values in another.",
  schema,
  appliesTo: "any-table",
  words: ({ columns, valueColumn }) => `put ${listed(columns)} under one another as ${valueColumn}`,
  load: async () => (await import("#core/table-edits/steps/melt/apply.ts")).apply,
});
