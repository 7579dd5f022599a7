import type { ColumnKind } from "#core/frame/column.ts";
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
  weight: "weight",
  group: "group",
  time: "time",
  id: "id",
  ignore: "left out",
};

/** Why a column of this kind cannot have a role, in words; null when it can. */
export function whyNotRole(kind: ColumnKind, role: Role): string | null {
  if (kind === "text" && (role === "target" || role === "feature")) return "free text is not learned from";
  const isNumber = kind === "numeric" || kind === "integer";
  if (role === "weight" && !isNumber) return "a weight is a number";
  if (role === "time" && !isNumber && kind !== "datetime") return "time is a column of dates or numbers";
  if (role === "target" && kind === "datetime") return "dates are not predicted";
  return null;
}
