import * as z from "zod/mini";
import { conditionSchema, conditionWords } from "#core/table-edits/condition-schema.ts";
import { defineEdit } from "#core/table-edits/table-edit.ts";

const schema = z.strictObject({
  /** All of these hold for the rows it is about. */
  where: z.array(conditionSchema).check(z.minLength(1), z.maxLength(100)),
  mode: z.enum(["keep", "drop"]),
});

export type FilterRowsParams = z.infer<typeof schema>;

/** Rows by a rule. Rows to be predicted later are not filtered: each gets its prediction. */
export const filterRows = defineEdit({
  id: "filter-rows",
  title: "Filter rows",
  summary: "Keeps the rows for which something holds, or leaves them out.",
  schema,
  appliesTo: "this-table",
  isRowByRow: true,
  words: ({ where, mode }) =>
    `${mode === "keep" ? "keep" : "leave out"} rows where ${where.map(conditionWords).join(" and ")}`,
  load: async () => (await import("#core/table-edits/steps/filter-rows/apply.ts")).apply,
});
