import { forestEstimator } from "#core/estimators/forest/forest-estimator.ts";

/** Trees on rows drawn with replacement, with the best split of a few features each. Breiman 2001, doi:10.1023/A:1010933404324 */
export const randomForestEstimator = forestEstimator("random-forest");
