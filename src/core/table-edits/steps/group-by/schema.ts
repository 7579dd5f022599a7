import * as z from "zod/mini";
import { aggregates } from "#core/table-edits/aggregates.ts";
import { defineEdit } from "#core/table-edits/table-edit.ts";
import { listed } from "#core/table-edits/words.ts";

const schema = z.strictObject({
  by: z.array(z.string()).check(z.minLength(1), z.maxLength(100)),
  /** What is computed of each group, and what the column is called. */
  compute: z
    .array(
      z.strictObject({
        column: z.string(),
        how: z.enum(aggregates),
        name: z.string().check(z.minLength(1), z.maxLength(1000)),
      }),
    )
    .check(z.minLength(1), z.maxLength(1000)),
});

export type GroupByParams = z.infer<typeof schema>;

/** One row a group, in the order in which the groups first appear; missing keys are a group of their own. */
export const groupBy = defineEdit({
  id: "group-by",
  title: "Group and aggregate",
  summary: "One row for each group, with counts, means and the like of its rows.",
  schema,
  appliesTo: "any-table",
  words: ({ by, compute }) => `group by ${listed(by)}: ${listed(compute.map(({ name }) => name))}`,
  load: async () => (await import("#core/table-edits/steps/group-by/apply.ts")).apply,
});
