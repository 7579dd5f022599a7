import * as z from "zod/mini";
import { countWord, quoted } from "#core/table-edits/words.ts";
import { defineEdit } from "#core/table-edits/table-edit.ts";

const schema = z.strictObject({
  column: z.string(),
  /** Data row of the table as it stands before this edit, and what the cell becomes; null is missing. */
  cells: z
    .array(z.tuple([z.int().check(z.gte(0)), z.nullable(z.string().check(z.maxLength(100_000)))]))
    .check(z.minLength(1), z.maxLength(100_000)),
});

export type SetCellsParams = z.infer<typeof schema>;

/** Cells that the person typed anew, by their rows. */
export const setCells = defineEdit({
  id: "set-cells",
  title: "Edit cells",
  summary: "Gives single cells another value.",
  schema,
  appliesTo: "this-table",
  words({ column, cells }) {
    const [first] = cells;
    if (cells.length > 1 || !first) return `edit ${countWord(cells.length, "cell")} of ${column}`;
    return `set row ${first[0]} of ${column} to ${first[1] === null ? "missing" : quoted(first[1])}`;
  },
  load: async () => (await import("#core/table-edits/steps/set-cells/apply.ts")).apply,
});
