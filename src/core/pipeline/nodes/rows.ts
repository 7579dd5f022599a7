import * as z from "zod/mini";
import type { NodeKind } from "#core/pipeline/node-kind.ts";
import type { RowRanges } from "#core/shared/row-ranges.ts";

/** More stretches than this would make the document heavier than the table is worth. */
export const MOST_RANGES = 50_000;

const row = z.int().check(z.gte(0));
const schema = z.strictObject({
  mode: z.enum(["keep", "drop"]),
  /** Data rows from 0: first and last of each unbroken stretch, ascending. */
  rows: z
    .array(z.tuple([row, row]))
    .check(
      z.maxLength(MOST_RANGES),
      z.refine(isAscending, "stretches of rows are ascending and do not overlap, as in [[0, 9], [20, 20]]"),
    ),
  /** How the rows were chosen, in the person's view: "said No, was Yes". */
  label: z.string().check(z.maxLength(300)),
});
export type RowsParams = z.infer<typeof schema>;

/** Keeps some rows of the table, or leaves some out, before anything is learned. */
export const rowsNode: NodeKind<RowsParams> = {
  id: "rows",
  title: "Rows",
  group: "data",
  input: "table",
  output: "table",
  schema,
};

function isAscending(ranges: RowRanges): boolean {
  let end = -1;
  for (const [first, last] of ranges) {
    if (first <= end || last < first) return false;
    end = last;
  }
  return true;
}
