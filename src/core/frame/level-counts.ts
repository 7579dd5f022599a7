import type { Column } from "#core/frame/column.ts";
import type { ValueCount } from "#core/frame/similar-values.ts";
import { countCodes } from "#core/task/class-codes.ts";

/**
 * Every value of a column of categories and in how many rows it stands, most frequent first, equal ones in their own
 * order. Columns of other kinds have none.
 */
export function levelCounts(column: Column): ValueCount[] {
  if (column.kind !== "categorical" && column.kind !== "boolean") return [];
  const { codes, categories } = column;
  const counts = countCodes(codes, categories.length);
  return categories
    .map((value, code) => ({ value, count: counts[code]! }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count); // stable: equal counts stay in the order of the categories
}
