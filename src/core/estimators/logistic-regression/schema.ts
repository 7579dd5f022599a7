import { classWeightField } from "#core/estimators/class-weight-field.ts";
import type { EstimatorSpec } from "#core/estimators/estimator.ts";
import { defineParams } from "#core/estimators/params.ts";

const params = defineParams({
  C: {
    type: "number",
    label: "C",
    help: "The inverse of the penalty on large weights: the smaller, the simpler the model.",
    default: 1,
    min: 1e-6,
    max: 1e6,
    log: true,
  },
  classWeight: classWeightField,
  // scikit-learn stops after 100, often with a warning; a thousand take no longer where fewer are enough.
  maxIter: {
    type: "integer",
    label: "Most iterations",
    help: "The fit stops when it has converged, and after this many iterations in any case.",
    default: 1000,
    min: 1,
    max: 100000,
    log: true,
    advanced: true,
  },
  tol: {
    type: "number",
    label: "Tolerance",
    help: "The smaller, the nearer to the optimum the fit goes on.",
    default: 1e-4,
    min: 1e-12,
    max: 1,
    log: true,
    advanced: true,
  },
});
export type LogisticRegressionParams = typeof params.defaults;

export const logisticRegression: EstimatorSpec<LogisticRegressionParams> = {
  id: "logistic-regression",
  title: "Logistic regression",
  summary:
    "Weighs each feature and adds them up to the odds of a class: simple, fast and often hard to beat.",
  tasks: ["binary", "multiclass"],
  recipe: "linear",
  baseline: false,
  iterationName: "step",
  params,
  validationFraction: () => 0,
  // Some thirty steps, each a pass forth and back; one row of scores an output.
  cost: ({ nRows, nFeatures, nOutputs }, { maxIter }) => ({
    bytes: 24 * nRows * nOutputs,
    flops: Math.min(30, maxIter) * 4 * nRows * nFeatures * nOutputs,
  }),
  load: async () =>
    (await import("#core/estimators/logistic-regression/logistic-regression.ts")).logisticRegressionEstimator,
};
