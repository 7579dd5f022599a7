import * as z from "zod/mini";
import { defineEdit } from "#core/table-edits/table-edit.ts";
import { countWord, listed, quoted } from "#core/table-edits/words.ts";

const schema = z.strictObject({
  column: z.string(),
  /** Values as the table shows them, and what each becomes; null is missing. A list: a value may be called __proto__. */
  values: z
    .array(z.tuple([z.string(), z.nullable(z.string().check(z.maxLength(1000)))]))
    .check(z.minLength(1), z.maxLength(10_000)),
});

export type RecodeParams = z.infer<typeof schema>;

/** Gives values other names; values that get the same name are merged. */
export const recode = defineEdit({
  id: "recode",
  title: "Recode values",
  summary: "Renames and merges values of a column, or makes them missing.",
  schema,
  appliesTo: "any-table",
  isRowByRow: true,
  words({ column, values }) {
    const targets = [...new Set(values.map(([, to]) => to))];
    const [to] = targets;
    const from = listed(values.map(([value]) => quoted(value)));
    if (targets.length > 1 || to === undefined)
      return `recode ${countWord(values.length, "value")} of ${column}`;
    if (to === null) return `make ${from} missing in ${column}`;
    return `${values.length > 1 ? "merge" : "rename"} ${from} ${values.length > 1 ? "into" : "to"} ${quoted(to)} in ${column}`;
  },
  load: async () => (await import("#core/table-edits/steps/recode/apply.ts")).apply,
});
