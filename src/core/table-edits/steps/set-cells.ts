import * as z from "zod/mini";
import { lengthOf } from "#core/frame/column-length.ts";
import { findColumn } from "#core/model-selection/answers.ts";
import { impossible, withColumn } from "#core/table-edits/change-column.ts";
import { mapTexts } from "#core/table-edits/map-texts.ts";
import { countWord, quoted } from "#core/table-edits/words.ts";
import { defineEdit } from "#core/table-edits/table-edit.ts";

const schema = z.strictObject({
  column: z.string(),
  /** Data row of the table as it stands before this edit, and what the cell becomes; null is missing. */
  cells: z
    .array(z.tuple([z.int().check(z.gte(0)), z.nullable(z.string().check(z.maxLength(100_000)))]))
    .check(z.minLength(1), z.maxLength(100_000)),
});

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
  async apply(table, { column: name, cells }, pause) {
    const column = findColumn(table, name);
    const beyond = cells.find(([row]) => row >= lengthOf(column));
    if (beyond) throw impossible(`there is no row ${beyond[0]}; the last one is ${lengthOf(column) - 1}`);
    const typed = new Map(cells);
    const mapped = await mapTexts(column, (text, row) => (typed.has(row) ? typed.get(row)! : text), pause);
    return {
      table: withColumn(table, column, mapped.column),
      note: `${countWord(mapped.changed, "cell")} changed`,
    };
  },
});
