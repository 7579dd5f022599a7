import * as z from "zod/mini";
import { defineEdit } from "#core/table-edits/table-edit.ts";

const schema = z.strictObject({ n: z.int().check(z.gte(1)), randomState: z.int() });

export type SampleRowsParams = z.infer<typeof schema>;

/** A uniform sample without replacement, in the order of the table. */
export const sampleRows = defineEdit({
  id: "sample-rows",
  title: "Sample rows",
  summary: "Keeps so many rows, drawn at random.",
  schema,
  appliesTo: "this-table",
  words: ({ n }) => `keep ${n} rows drawn at random`,
  load: async () => (await import("#core/table-edits/steps/sample-rows/apply.ts")).apply,
});
