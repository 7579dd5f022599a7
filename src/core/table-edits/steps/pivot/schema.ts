import * as z from "zod/mini";
import { defineEdit } from "#core/table-edits/table-edit.ts";
import { listed } from "#core/table-edits/words.ts";

/** Those that a group without rows has an answer for: 0 or missing. */
const pivotAggregates = ["count", "distinct", "sum", "mean", "median", "sd", "min", "max"] as const;
export type PivotAggregate = (typeof pivotAggregates)[number];

const schema = z.strictObject({
  by: z.array(z.string()).check(z.minLength(1), z.maxLength(100)),
  /** The column whose values become columns. */
  names: z.string(),
  values: z.string(),
  how: z.enum(pivotAggregates),
});

export type PivotParams = z.infer<typeof schema>;

/** Long to wide: one row a group, one column for each value of a column; missing names take no part. */
export const pivot = defineEdit({
  id: "pivot",
  title: "Rows into columns",
  summary: "One row for each group, and one column for each value of another column.",
  schema,
  appliesTo: "any-table",
  words: ({ by, names, values, how }) => `spread ${how} of ${values} over ${names}, by ${listed(by)}`,
  load: async () => (await import("#core/table-edits/steps/pivot/apply.ts")).apply,
});
