import type { Dictionary } from "#core/frame/column.ts";
import { sortLabels } from "#core/shared/order.ts";

/** Labels of rows as a dictionary: categories in their order, each used; -1 where there is none. */
export function categoriesOf(labels: readonly (string | null)[]): Dictionary {
  const categories = sortLabels([...new Set(labels.filter((label) => label !== null))]);
  const codeOf = new Map(categories.map((label, code) => [label, code]));
  return {
    codes: Int32Array.from(labels, (label) => (label === null ? -1 : codeOf.get(label)!)),
    categories,
  };
}
