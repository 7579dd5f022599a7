import * as z from "zod/mini";
import { joinHows } from "#core/combine/join-hows.ts";
import { otherTableSchema } from "#core/table-edits/other-table-schema.ts";
import { defineEdit } from "#core/table-edits/table-edit.ts";
import { listed } from "#core/table-edits/words.ts";

const name = z.string();
const schema = z.strictObject({
  other: otherTableSchema,
  /** Pairs of columns: of the table as it stands then, and of the other one. */
  on: z.array(z.tuple([name, name])).check(z.minLength(1), z.maxLength(100)),
  how: z.enum(joinHows),
  /** Columns of the other table that come along; null: all. */
  columns: z.nullable(z.array(name).check(z.maxLength(100_000))),
});

export type JoinParams = z.infer<typeof schema>;

/** Columns of a second table, in the rows with an equal key. */
export const join = defineEdit({
  id: "join",
  title: "Join with another table",
  summary: "Adds the columns of a second table to the rows with an equal key.",
  schema,
  appliesTo: "done-before",
  hasOther: true,
  words: ({ other, on }) =>
    `join with ${other.fileName} on ${listed(on.map(([left, right]) => (left === right ? left : `${left} = ${right}`)))}`,
  load: async () => (await import("#core/table-edits/steps/join/apply.ts")).apply,
});
