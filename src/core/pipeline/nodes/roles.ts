import * as z from "zod/mini";
import type { NodeKind } from "#core/pipeline/node-kind.ts";
import { tasks } from "#core/pipeline/task.ts";

const schema = z.strictObject({
  target: z.string(),
  task: z.enum(tasks),
  positive: z.nullable(z.string()),
  /** In file order, the target left out. A list, because a column may be called __proto__. */
  columns: z.array(z.strictObject({ column: z.string(), role: z.enum(["feature", "ignore"]) })),
});
export type RolesParams = z.infer<typeof schema>;

/** What each column is for. */
export const rolesNode: NodeKind<RolesParams> = {
  id: "roles",
  title: "Roles",
  group: "data",
  input: "table",
  output: "roles",
  schema,
};
