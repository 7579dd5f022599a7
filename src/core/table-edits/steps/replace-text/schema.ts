import * as z from "zod/mini";
import { defineEdit } from "#core/table-edits/table-edit.ts";
import { listed, quoted } from "#core/table-edits/words.ts";

const schema = z.strictObject({
  /** null is every column. */
  columns: z.nullable(z.array(z.string()).check(z.minLength(1))),
  find: z.string().check(z.minLength(1), z.maxLength(1000)),
  /** null makes the cell missing. */
  replaceBy: z.nullable(z.string().check(z.maxLength(1000))),
  /** The whole cell, blanks around it aside, or each place where the text stands. */
  where: z.enum(["whole-cell", "part-of-cell"]),
  matchCase: z.boolean(),
});

export type ReplaceTextParams = z.infer<typeof schema>;

/** Find and replace. The text is taken as it stands: no patterns. */
export const replaceText = defineEdit({
  id: "replace-text",
  title: "Find and replace",
  summary: "Replaces a text wherever it stands, or makes those cells missing.",
  schema,
  appliesTo: "any-table",
  isRowByRow: true,
  words({ columns, find, replaceBy }) {
    const place = columns === null ? "every column" : listed(columns);
    return `replace ${quoted(find)} by ${replaceBy === null ? "missing" : quoted(replaceBy)} in ${place}`;
  },
  load: async () => (await import("#core/table-edits/steps/replace-text/apply.ts")).apply,
});
