import * as z from "zod/mini";
import { defineEdit } from "#core/table-edits/table-edit.ts";
import { countWord } from "#core/table-edits/words.ts";

const schema = z
  .strictObject({
    /** How many rows stay, or which share of them, in (0, 1]: one of the two. */
    n: z.optional(z.int().check(z.gte(1))),
    share: z.optional(z.number().check(z.gt(0), z.lte(1))),
    /** A column whose values keep their shares, to a row; missing is a value. */
    by: z.optional(z.string()),
    randomState: z.int(),
  })
  .check(z.refine(({ n, share }) => (n === undefined) !== (share === undefined), "say a number or a share"));

export type SampleRowsParams = z.infer<typeof schema>;

/** A uniform sample without replacement, in the order of the table; stratified where a column is named. */
export const sampleRows = defineEdit({
  id: "sample-rows",
  title: "Sample rows",
  summary: "Keeps so many rows, drawn at random.",
  schema,
  appliesTo: "this-table",
  words({ n, share, by }) {
    const amount = n === undefined ? `${percent(share ?? 1)} % of the rows` : countWord(n, "row");
    return `keep ${amount} drawn at random${by === undefined ? "" : `, by ${by}`}`;
  },
  load: async () => (await import("#core/table-edits/steps/sample-rows/apply.ts")).apply,
});

/** 12.5 for 0.125, to four decimals at most. */
function percent(share: number): number {
  return Math.round(share * 1_000_000) / 10_000;
}
