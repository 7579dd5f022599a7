import type { RolesParams } from "#core/pipeline/nodes/roles.ts";
import type { Role } from "#core/pipeline/plan-types.ts";

/** The role of each column by name; a column the document does not list is not learned from. */
export function rolesByColumn(roles: RolesParams | null): ReadonlyMap<string, Role> {
  const found = new Map<string, Role>(roles?.columns.map(({ column, role }) => [column, role]));
  if (roles) found.set(roles.target, "target");
  return found;
}

export const roleWords: Readonly<Record<Role, string>> = {
  target: "target",
  feature: "feature",
  ignore: "left out",
};
