export { histGradientBoostingEstimator } from "#core/estimators/hist-gradient-boosting/hist-gradient-boosting.ts";
export { histGradientBoosting } from "#core/estimators/hist-gradient-boosting/schema.ts";
export { runWith } from "./run-with.ts";
