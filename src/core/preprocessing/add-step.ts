import type { RecipeStep } from "#core/pipeline/plan-types.ts";

/**
 * The order in which steps make sense: what reads texts and dates comes before what fills and encodes them, what fills
 * cleverly before what fills plainly, what turns categories to numbers before those are scaled, and a choice among
 * columns when all are made. A person may move any step elsewhere.
 */
export const stepOrder: readonly string[] = [
  "text-facts",
  "text-counts",
  "text-hash",
  "date-parts",
  "rare-categories",
  "clip",
  "impute-groups",
  "impute-neighbours",
  "impute-iterative",
  "impute",
  "power",
  "bin",
  "target-encode",
  "frequency-encode",
  "hash-encode",
  "quantile-scale",
  "scale",
  "binary-encode",
  "one-hot",
  "ordinal",
  "interactions",
  "project-columns",
  "select-columns",
];

/** The recipe with one more step, before the first that has to follow it. */
export function addStep(steps: readonly RecipeStep[], added: RecipeStep): readonly RecipeStep[] {
  const place = stepOrder.indexOf(added.step);
  const follower = steps.findIndex(({ step }) => stepOrder.indexOf(step) > place);
  return steps.toSpliced(follower === -1 ? steps.length : follower, 0, added);
}
