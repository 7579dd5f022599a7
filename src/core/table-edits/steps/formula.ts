import * as z from "zod/mini";
import { formulaColumn } from "#core/formula/formula-column.ts";
import { refuseTaken } from "#core/table-edits/change-column.ts";
import { kindNames } from "#core/table-edits/kind-names.ts";
import { defineEdit } from "#core/table-edits/table-edit.ts";
import { quoted } from "#core/table-edits/words.ts";

const schema = z.strictObject({
  name: z.string().check(z.minLength(1), z.maxLength(1000)),
  formula: z.string().check(z.minLength(1), z.maxLength(10_000)),
});

/** A new column, computed from the others of its row. */
export const formula = defineEdit({
  id: "formula",
  title: "Compute a column",
  summary: "Adds a column that a formula gives.",
  schema,
  appliesTo: "any-table",
  words: ({ name, formula: text }) => `compute ${name} as ${quoted(text)}`,
  async apply(table, { name, formula: text }, pause) {
    refuseTaken(table, name);
    const column = await formulaColumn(name, text, table, pause);
    return {
      table: { ...table, columns: [...table.columns, column] },
      note: `a column of ${kindNames[column.kind]}`,
    };
  },
});
