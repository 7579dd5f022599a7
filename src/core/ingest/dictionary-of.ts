import type { Dictionary } from "#core/frame/column.ts";
import { sortLabels } from "#core/shared/order.ts";

/** @param labels of each token; null is missing */
export function dictionaryOf(labels: readonly (string | null)[], codes: Int32Array): Dictionary {
  const categories = sortLabels([...new Set(labels.filter((label) => label !== null))]);
  const indexOf = new Map(categories.map((label, i) => [label, i]));
  const recoded = Int32Array.from(labels, (label) => (label === null ? -1 : indexOf.get(label)!));
  return { codes: codes.map((code) => recoded[code]!), categories };
}
