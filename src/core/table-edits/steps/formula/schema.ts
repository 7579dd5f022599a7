import * as z from "zod/mini";
import { defineEdit } from "#core/table-edits/table-edit.ts";
import { quoted } from "#core/table-edits/words.ts";

const schema = z.strictObject({
  name: z.string().check(z.minLength(1), z.maxLength(1000)),
  formula: z.string().check(z.minLength(1), z.maxLength(10_000)),
});

export type FormulaParams = z.infer<typeof schema>;

/** A new column, computed from the others of its row. */
export const formula = defineEdit({
  id: "formula",
  title: "Compute a column",
  summary: "Adds a column that a formula gives.",
  schema,
  appliesTo: "any-table",
  isRowByRow: true,
  words: ({ name, formula: text }) => `compute ${name} as ${quoted(text)}`,
  load: async () => (await import("#core/table-edits/steps/formula/apply.ts")).apply,
});
