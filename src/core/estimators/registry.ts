import { baseline } from "#core/estimators/baseline/schema.ts";
import { decisionTree } from "#core/estimators/decision-tree/schema.ts";
import { ebm } from "#core/estimators/ebm/schema.ts";
import type { EstimatorSpec } from "#core/estimators/estimator.ts";
import { extraTrees } from "#core/estimators/extra-trees/schema.ts";
import { histGradientBoosting } from "#core/estimators/hist-gradient-boosting/schema.ts";
import { logisticRegression } from "#core/estimators/logistic-regression/schema.ts";
import { mlpSpec } from "#core/estimators/neural/schema.ts";
import { randomForest } from "#core/estimators/random-forest/schema.ts";
import { ridge } from "#core/estimators/ridge/schema.ts";

/** A new family: write its folder, then its line here, in the order of the lists that people see. */
const all: Readonly<Record<string, EstimatorSpec>> = {
  baseline,
  "logistic-regression": logisticRegression,
  ridge,
  "decision-tree": decisionTree,
  "random-forest": randomForest,
  "extra-trees": extraTrees,
  "hist-gradient-boosting": histGradientBoosting,
  ebm,
  mlp: mlpSpec,
};

/** By id. Without a prototype: a project file may ask for a model called "constructor". */
export const estimators: Readonly<Record<string, EstimatorSpec>> = Object.freeze(
  Object.assign(Object.create(null) as Record<string, EstimatorSpec>, all),
);

export const estimatorIds: readonly string[] = Object.keys(all);
