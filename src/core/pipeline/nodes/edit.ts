import * as z from "zod/mini";
import type { NodeKind } from "#core/pipeline/node-kind.ts";

const schema = z.strictObject({
  edits: z
    .array(z.strictObject({ edit: z.string(), params: z.unknown(), on: z.boolean() }))
    .check(z.maxLength(10_000)),
});
export type EditParams = z.infer<typeof schema>;

/** Changes of the table itself, before anything is said of its columns: cells, values, names, rows. */
export const editNode: NodeKind<EditParams> = {
  id: "edit",
  title: "Edit",
  group: "data",
  input: "table",
  output: "table",
  schema,
};
