import { ebmEstimator } from "#core/estimators/ebm/ebm.ts";
import { ebm } from "#core/estimators/ebm/schema.ts";
import { histGradientBoostingEstimator } from "#core/estimators/hist-gradient-boosting/hist-gradient-boosting.ts";
import { histGradientBoosting } from "#core/estimators/hist-gradient-boosting/schema.ts";

export { attend } from "#kernels/team/member.ts";
export { runWith } from "./run-with.ts";

/** Families that the bench can fit, and what it sets of each. */
export const models = {
  "hist-gradient-boosting": {
    spec: histGradientBoosting,
    estimator: histGradientBoostingEstimator,
    paramsOf: (rounds: number) => ({ maxIter: rounds, earlyStopping: "off" }),
  },
  // It ends by itself.
  ebm: { spec: ebm, estimator: ebmEstimator, paramsOf: () => ({}) },
};
