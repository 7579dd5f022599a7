import { forestEstimator } from "#core/estimators/forest/forest-estimator.ts";

/** Trees on all rows, with the best of a few random splits each. Geurts et al. 2006, doi:10.1007/s10994-006-6226-1 */
export const extraTreesEstimator = forestEstimator("extra-trees");
