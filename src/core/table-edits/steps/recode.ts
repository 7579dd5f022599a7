import * as z from "zod/mini";
import { findColumn } from "#core/model-selection/answers.ts";
import { withColumn } from "#core/table-edits/change-column.ts";
import { mapTexts } from "#core/table-edits/map-texts.ts";
import { defineEdit } from "#core/table-edits/table-edit.ts";
import { countWord, listed, quoted } from "#core/table-edits/words.ts";

const schema = z.strictObject({
  column: z.string(),
  /** Values as the table shows them, and what each becomes; null is missing. A list: a value may be called __proto__. */
  values: z
    .array(z.tuple([z.string(), z.nullable(z.string().check(z.maxLength(1000)))]))
    .check(z.minLength(1), z.maxLength(10_000)),
});

/** Gives values other names; values that get the same name are merged. */
export const recode = defineEdit({
  id: "recode",
  title: "Recode values",
  summary: "Renames and merges values of a column, or makes them missing.",
  schema,
  appliesTo: "any-table",
  words({ column, values }) {
    const targets = [...new Set(values.map(([, to]) => to))];
    const [to] = targets;
    const from = listed(values.map(([value]) => quoted(value)));
    if (targets.length > 1 || to === undefined)
      return `recode ${countWord(values.length, "value")} of ${column}`;
    if (to === null) return `make ${from} missing in ${column}`;
    return `${values.length > 1 ? "merge" : "rename"} ${from} ${values.length > 1 ? "into" : "to"} ${quoted(to)} in ${column}`;
  },
  async apply(table, { column: name, values }, pause) {
    const column = findColumn(table, name);
    const becomes = new Map(values);
    const map = (text: string | null) => (text !== null && becomes.has(text) ? becomes.get(text)! : text);
    const mapped = await mapTexts(column, map, pause);
    return {
      table: withColumn(table, column, mapped.column),
      note: `${countWord(mapped.changed, "cell")} changed`,
    };
  },
});
