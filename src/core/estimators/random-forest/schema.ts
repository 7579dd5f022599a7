import type { EstimatorSpec } from "#core/estimators/estimator.ts";
import { forestCost } from "#core/estimators/forest/forest-cost.ts";
import { forestLoss } from "#core/estimators/forest/forest-loss.ts";
import { bootstrapField, forestFields, type ForestParams } from "#core/estimators/forest/forest-params.ts";
import { defineParams } from "#core/estimators/params.ts";

export const randomForest: EstimatorSpec<ForestParams> = {
  id: "random-forest",
  title: "Random forest",
  summary:
    "Grows many trees, each on rows drawn by chance and with few features to choose from, and takes their mean.",
  tasks: ["binary", "multiclass", "regression"],
  recipe: "tree",
  isSumOfTrees: true,
  baseline: false,
  params: defineParams({ ...forestFields, bootstrap: { ...bootstrapField, default: true } }),
  iterationName: "tree",
  curveLoss: forestLoss,
  validationFraction: () => 0,
  cost: (shape, params) => forestCost(shape, params, 4, 8),
  load: async () => (await import("#core/estimators/random-forest/random-forest.ts")).randomForestEstimator,
};
