import * as z from "zod/mini";
import { columnKinds } from "#core/frame/column.ts";
import { kindNames } from "#core/table-edits/kind-names.ts";
import { defineEdit } from "#core/table-edits/table-edit.ts";

const schema = z.strictObject({
  column: z.string(),
  kind: z.enum(columnKinds),
  /** Whether 03/04/2020 is the third of April; asked for only where texts become dates. */
  dayFirst: z.optional(z.boolean()),
});

export type ChangeKindParams = z.infer<typeof schema>;

/** Reads a column's texts as another kind. What is none of that kind becomes missing, and is counted. */
export const changeKind = defineEdit({
  id: "change-kind",
  title: "Change the kind",
  summary: "Takes a column as numbers, dates, categories, yes or no, or text.",
  schema,
  appliesTo: "any-table",
  words: ({ column, kind }) => `take ${column} as ${kindNames[kind]}`,
  load: async () => (await import("#core/table-edits/steps/change-kind/apply.ts")).apply,
});
