import type { RecipeStep } from "#core/pipeline/plan-types.ts";
import { findStep } from "#core/preprocessing/registry.ts";

/** "linear" also for nets: numbers on one scale, a column a category. "tree": codes, no scaling. */
export type RecipeName = "linear" | "tree";

const ids: Readonly<Record<RecipeName, readonly string[]>> = {
  linear: ["date-parts", "impute", "scale", "one-hot"],
  tree: ["date-parts", "impute", "ordinal"],
};

/** The recipe that a model family gets before anyone changes it, with every parameter written out. */
export function defaultRecipe(name: RecipeName): readonly RecipeStep[] {
  return ids[name].map((step) => ({ step, params: findStep(step).params.defaults, on: true }));
}
