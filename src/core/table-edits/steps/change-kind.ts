import * as z from "zod/mini";
import { cellText, isMissing, textAt } from "#core/frame/cells.ts";
import { columnKinds } from "#core/frame/column.ts";
import { lengthOf } from "#core/frame/column-length.ts";
import { columnOfTexts } from "#core/ingest/column-of-texts.ts";
import { findColumn } from "#core/model-selection/answers.ts";
import { withColumn } from "#core/table-edits/change-column.ts";
import { kindNames } from "#core/table-edits/kind-names.ts";
import { defineEdit } from "#core/table-edits/table-edit.ts";
import { countWord } from "#core/table-edits/words.ts";

const schema = z.strictObject({
  column: z.string(),
  kind: z.enum(columnKinds),
  /** Whether 03/04/2020 is the third of April; asked for only where texts become dates. */
  dayFirst: z.optional(z.boolean()),
});

/** Reads a column's texts as another kind. What is none of that kind becomes missing, and is counted. */
export const changeKind = defineEdit({
  id: "change-kind",
  title: "Change the kind",
  summary: "Takes a column as numbers, dates, categories, yes or no, or text.",
  schema,
  appliesTo: "any-table",
  words: ({ column, kind }) => `take ${column} as ${kindNames[kind]}`,
  async apply(table, { column: name, kind, dayFirst }, pause) {
    const column = findColumn(table, name);
    if (column.kind === kind) return { table, note: "it is so already" };
    const asWords = kind === "categorical" || kind === "boolean" || kind === "text";
    const n = lengthOf(column);
    const texts = (row: number) => (asWords ? textAt(column, row) : cellText(column, row)) ?? "";
    const read = await columnOfTexts(name, n, texts, { kind, dayFirst: dayFirst ?? null }, pause);
    let lost = 0;
    for (let row = 0; row < n; row++) if (isMissing(read, row) && !isMissing(column, row)) lost++;
    const note =
      lost === 0 ? "every value fits" : `${countWord(lost, "value")} did not fit and became missing`;
    return { table: withColumn(table, column, read), note };
  },
});
