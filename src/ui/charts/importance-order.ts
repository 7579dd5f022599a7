import type { ImportanceRecord } from "#core/project/run.ts";

type Column = ImportanceRecord["columns"][number];

/** Its spread reaches nothing: the folds cannot tell it from a column that does not matter. */
export function isUnclear({ mean, std }: Column): boolean {
  return mean - std <= 0;
}

/** What the folds can tell from nothing comes first, each part from large to small. */
export function byWeight(a: Column, b: Column): number {
  return Number(isUnclear(a)) - Number(isUnclear(b)) || b.mean - a.mean;
}
