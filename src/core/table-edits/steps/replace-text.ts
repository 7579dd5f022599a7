import * as z from "zod/mini";
import type { Table } from "#core/frame/column.ts";
import { findColumn } from "#core/model-selection/answers.ts";
import { withColumn } from "#core/table-edits/change-column.ts";
import { mapTexts } from "#core/table-edits/map-texts.ts";
import { defineEdit } from "#core/table-edits/table-edit.ts";
import { countWord, listed, quoted } from "#core/table-edits/words.ts";

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

/** Find and replace. The text is taken as it stands: no patterns. */
export const replaceText = defineEdit({
  id: "replace-text",
  title: "Find and replace",
  summary: "Replaces a text wherever it stands, or makes those cells missing.",
  schema,
  appliesTo: "any-table",
  words({ columns, find, replaceBy }) {
    const place = columns === null ? "every column" : listed(columns);
    return `replace ${quoted(find)} by ${replaceBy === null ? "missing" : quoted(replaceBy)} in ${place}`;
  },
  async apply(table, params, pause) {
    const { columns, find, replaceBy, where, matchCase } = params;
    const fold = (text: string) => (matchCase ? text : text.toLowerCase());
    const wanted = fold(find);
    const isWhole = where === "whole-cell" || replaceBy === null;
    const map = (text: string | null): string | null => {
      if (text === null) return null;
      if (isWhole) {
        const hit =
          where === "whole-cell" ? fold(text.trim()) === wanted.trim() : fold(text).includes(wanted);
        return hit ? replaceBy : text;
      }
      return matchCase ? text.replaceAll(find, () => replaceBy) : replaceFolded(text, wanted, replaceBy);
    };
    let edited: Table = table;
    let changed = 0;
    let inColumns = 0;
    const names = columns ?? table.columns.map(({ name }) => name);
    for (const name of names) {
      const column = findColumn(edited, name);
      const mapped = await mapTexts(column, map, pause);
      changed += mapped.changed;
      if (mapped.changed > 0) inColumns++;
      edited = withColumn(edited, column, mapped.column);
    }
    return {
      table: edited,
      note: `${countWord(changed, "cell")} changed in ${countWord(inColumns, "column")}`,
    };
  },
});

/** Whatever the case of the text; `folded` is in lower case. Where folding changes a text's length, nothing in it is replaced. */
function replaceFolded(text: string, folded: string, replaceBy: string): string {
  const low = text.toLowerCase();
  if (low.length !== text.length) return text;
  let result = "";
  let from = 0;
  for (let at = low.indexOf(folded); at !== -1; at = low.indexOf(folded, from)) {
    result += text.slice(from, at) + replaceBy;
    from = at + folded.length;
  }
  return result + text.slice(from);
}
