import type { EstimatorSpec } from "#core/estimators/estimator.ts";
import { forestCost } from "#core/estimators/forest/forest-cost.ts";
import { forestLoss } from "#core/estimators/forest/forest-loss.ts";
import { bootstrapField, forestFields, type ForestParams } from "#core/estimators/forest/forest-params.ts";
import { defineParams } from "#core/estimators/params.ts";

export const extraTrees: EstimatorSpec<ForestParams> = {
  id: "extra-trees",
  title: "Extra trees",
  summary:
    "Grows many trees that part rows at random places of a few features, keep the best of these, and takes their mean.",
  tasks: ["binary", "multiclass", "regression"],
  recipe: "tree",
  isSumOfTrees: true,
  baseline: false,
  params: defineParams({ ...forestFields, bootstrap: { ...bootstrapField, default: false } }),
  iterationName: "tree",
  curveLoss: forestLoss,
  validationFraction: () => 0,
  cost: (shape, params) => forestCost(shape, params, 1.5, 4),
  load: async () => (await import("#core/estimators/extra-trees/extra-trees.ts")).extraTreesEstimator,
};
