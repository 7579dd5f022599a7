import * as z from "zod/mini";
import { findColumn } from "#core/model-selection/answers.ts";
import { impossible } from "#core/table-edits/change-column.ts";
import { defineEdit } from "#core/table-edits/table-edit.ts";
import { countWord, listed } from "#core/table-edits/words.ts";

const schema = z.strictObject({ columns: z.array(z.string()).check(z.minLength(1), z.maxLength(10_000)) });

/** Unlike the role "ignore", the columns leave the table: no view and no export has them. */
export const dropColumns = defineEdit({
  id: "drop-columns",
  title: "Remove columns",
  summary: "Takes columns out of the table.",
  schema,
  appliesTo: "any-table",
  words: ({ columns }) => `remove ${listed(columns)}`,
  apply(table, { columns }) {
    const going = new Set(columns.map((name) => findColumn(table, name)));
    const left = table.columns.filter((column) => !going.has(column));
    if (left.length === 0) throw impossible("no column would be left");
    return { table: { ...table, columns: left }, note: `${countWord(left.length, "column")} left` };
  },
});
