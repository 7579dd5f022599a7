import { extraTreesEstimator } from "#core/estimators/extra-trees/extra-trees.ts";
import { randomForestEstimator } from "#core/estimators/random-forest/random-forest.ts";

export { runWith } from "./run-with.ts";

export const estimators = { "random-forest": randomForestEstimator, "extra-trees": extraTreesEstimator };
