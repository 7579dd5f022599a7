import * as z from "zod/mini";
import type { NodeKind } from "#core/pipeline/node-kind.ts";
import { tasks } from "#core/pipeline/task.ts";

/** Roles that one column at most can have. */
export const singleRoles = ["weight", "group", "time"] as const;

const column = z.strictObject({
  column: z.string(),
  role: z.enum(["feature", ...singleRoles, "id", "ignore"]),
});

const schema = z.strictObject({
  target: z.string(),
  task: z.enum(tasks),
  positive: z.nullable(z.string()),
  /** In file order, the target left out. A list, because a column may be called __proto__. */
  columns: z
    .array(column)
    .check(
      z.refine((columns) => twice(columns) === null, "weight, group and time are each one column at most"),
    ),
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

function twice(columns: readonly z.infer<typeof column>[]): string | null {
  return singleRoles.find((single) => columns.filter(({ role }) => role === single).length > 1) ?? null;
}
