import type { EstimatorSpec } from "#core/estimators/estimator.ts";
import { defineParams } from "#core/estimators/params.ts";

const params = defineParams({
  alpha: {
    type: "number",
    label: "Alpha",
    help: "The penalty on large weights: the larger, the simpler the model; 0 is plain least squares.",
    default: 1,
    min: 0,
    max: 1e6,
    log: true,
  },
});
export type RidgeParams = typeof params.defaults;

export const ridge: EstimatorSpec<RidgeParams> = {
  id: "ridge",
  title: "Ridge regression",
  summary: "A weighted sum of the features, its weights kept small: the plainest model of a number.",
  tasks: ["regression"],
  recipe: "linear",
  baseline: false,
  params,
  learnsInBatches: true,
  validationFraction: () => 0,
  // The normal equations: every pair of features over all rows, then Cholesky.
  cost: ({ nRows, nFeatures }) => ({
    bytes: 16 * nFeatures * nFeatures,
    flops: nRows * nFeatures * nFeatures + (nFeatures * nFeatures * nFeatures) / 3,
  }),
  load: async () => (await import("#core/estimators/ridge/ridge.ts")).ridgeEstimator,
};
