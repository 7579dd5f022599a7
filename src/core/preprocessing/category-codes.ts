import { sortLabels } from "#core/shared/order.ts";

/** How often each category of a dictionary occurs. A dictionary is the whole table's: some do not occur here. */
function countCategories(codes: Int32Array, nCategories: number): Int32Array {
  const counts = new Int32Array(nCategories);
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i]!;
    if (code >= 0) counts[code]!++;
  }
  return counts;
}

export interface CategoryCount {
  readonly category: string;
  readonly count: number;
}

/** The categories that occur, in `sortLabels` order. */
export function occurringCategories(
  codes: Int32Array,
  categories: readonly string[],
): readonly CategoryCount[] {
  const counts = countCategories(codes, categories.length);
  const occurring = new Map<string, number>();
  for (const [code, category] of categories.entries()) {
    const count = counts[code]!;
    if (count > 0) occurring.set(category, (occurring.get(category) ?? 0) + count);
  }
  return sortLabels([...occurring.keys()]).map((category) => ({ category, count: occurring.get(category)! }));
}

/** For each code of any dictionary, the place of its category in `known`, or `unseen`. By text, never by code. */
export function translateCodes(
  categories: readonly string[],
  known: readonly string[],
  unseen: number,
): Int32Array {
  const places = new Map(known.map((category, place) => [category, place]));
  return Int32Array.from(categories, (category) => places.get(category) ?? unseen);
}

/** What rare categories, and from then on unseen ones, are called together. */
export const OTHER_CATEGORY = "(other)";

/**
 * The `n` most frequent, in their order; of equally frequent ones those later in order stay, as in scikit-learn's
 * `max_categories`.
 */
export function mostFrequent(occurring: readonly CategoryCount[], n: number): readonly string[] {
  const byCount = [...occurring.keys()].sort((a, b) => occurring[a]!.count - occurring[b]!.count || a - b);
  const rare = new Set(byCount.slice(0, Math.max(0, occurring.length - n)));
  return occurring.map(({ category }) => category).filter((_, place) => !rare.has(place));
}
