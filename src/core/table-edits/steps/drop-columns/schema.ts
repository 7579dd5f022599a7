import * as z from "zod/mini";
import { defineEdit } from "#core/table-edits/table-edit.ts";
import { listed } from "#core/table-edits/words.ts";

const schema = z.strictObject({ columns: z.array(z.string()).check(z.minLength(1), z.maxLength(10_000)) });

export type DropColumnsParams = z.infer<typeof schema>;

/** Unlike the role "ignore", the columns leave the table: no view and no export has them. */
export const dropColumns = defineEdit({
  id: "drop-columns",
  title: "Remove columns",
  summary: "Takes columns out of the table.",
  schema,
  appliesTo: "any-table",
  isRowByRow: true,
  words: ({ columns }) => `remove ${listed(columns)}`,
  load: async () => (await import("#core/table-edits/steps/drop-columns/apply.ts")).apply,
});
