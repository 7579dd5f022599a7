import type { Feature } from "#core/estimators/design.ts";
import type { ColumnDirection } from "#core/estimators/params.ts";
import type { SettingGround, SettingRefusal } from "#core/estimators/setting-refusal.ts";

type Columns = SettingGround["columns"];

/** Directions (`monotonicCst`) that cannot be kept to, or have no effect. */
export function directionRefusals(
  directions: readonly ColumnDirection[],
  { task, columns }: Pick<SettingGround, "task" | "columns">,
): readonly SettingRefusal[] {
  if (directions.length === 0) return [];
  const field = "monotonicCst";
  if (task === "multiclass") {
    const reason = "it has no meaning for more than two classes";
    return [{ field, what: "A direction", reason, stops: true }];
  }
  return directions.flatMap(({ column }): readonly SettingRefusal[] => {
    const own = columns.find(({ name }) => name === column);
    const what = `A direction of “${column}”`;
    if (!own) return [{ field, what, reason: notLearnedFrom, stops: false }];
    return own.isNumber ? [] : [{ field, what, reason: "only numbers have one", stops: true }];
  });
}

/** Columns of groups (`interactionCst`) that are not there. */
export function groupRefusals(
  groups: readonly (readonly string[])[],
  { columns }: Pick<SettingGround, "columns">,
): readonly SettingRefusal[] {
  const names = new Set(columns.map(({ name }) => name));
  const lost = new Set(groups.flat().filter((column) => !names.has(column)));
  return [...lost].map((column) => ({
    field: "interactionCst",
    what: `A group with “${column}”`,
    reason: notLearnedFrom,
    stops: false,
  }));
}

const notLearnedFrom = "no column of that name is learned from";

/** The columns that a recipe made these features of; one is a number where it still is one. */
export function columnsOf(features: readonly Feature[]): Columns {
  const isNumber = new Map<string, boolean>();
  for (const { name, source, kind } of features)
    isNumber.set(source, isNumber.get(source) === true || (name === source && kind === "numeric"));
  return [...isNumber].map(([name, own]) => ({ name, isNumber: own }));
}

/** By feature: 1 where answers may only rise with it, -1 where they may only fall, else 0. */
export function directionsOf(
  features: readonly Feature[],
  directions: readonly ColumnDirection[],
): readonly (-1 | 0 | 1)[] {
  const signs = new Map(
    directions.map(({ column, direction }) => [column, direction === "up" ? 1 : -1] as const),
  );
  return features.map(({ name, source, kind }) =>
    name === source && kind === "numeric" ? (signs.get(name) ?? 0) : 0,
  );
}
