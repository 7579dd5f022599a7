import { classWeightField } from "#core/estimators/class-weight-field.ts";
import { treeFields } from "#core/estimators/decision-tree/tree-fields.ts";
import type { EstimatorSpec } from "#core/estimators/estimator.ts";
import { defineParams } from "#core/estimators/params.ts";

const params = defineParams({
  maxDepth: treeFields.maxDepth,
  minSamplesLeaf: treeFields.minSamplesLeaf,
  classWeight: { ...classWeightField, advanced: true },
  criterion: treeFields.criterion,
  minSamplesSplit: treeFields.minSamplesSplit,
  maxLeafNodes: {
    type: "optional-integer",
    label: "Most leaves",
    help: "With a bound, the best splits of the whole tree are made first.",
    default: null,
    first: 31,
    min: 2,
    max: 1000000,
    advanced: true,
  },
  maxFeatures: {
    type: "choice",
    label: "Features tried at a split",
    help: "All gives the best split; a random few give trees that differ.",
    default: "all",
    choices: [
      { value: "all", label: "All" },
      { value: "sqrt", label: "Square root of all" },
      { value: "log2", label: "Logarithm of all" },
    ],
    advanced: true,
  },
  ccpAlpha: treeFields.ccpAlpha,
});
export type DecisionTreeParams = typeof params.defaults;

export const decisionTree: EstimatorSpec<DecisionTreeParams> = {
  id: "decision-tree",
  title: "Decision tree",
  summary:
    "Asks one question after another, such as “is age at most 30?”, until the rows of a group are alike.",
  tasks: ["binary", "multiclass", "regression"],
  recipe: "tree",
  isSumOfTrees: true,
  baseline: false,
  params,
  validationFraction: () => 0,
  // Every level looks at every row of every feature, in sorted order.
  cost: ({ nRows, nFeatures }, { maxDepth }) => {
    const levels = Math.min(maxDepth ?? Number.POSITIVE_INFINITY, 2 * (32 - Math.clz32(nRows)));
    return { bytes: 4 * nRows * (nFeatures + 4), flops: 20 * nRows * nFeatures * levels };
  },
  load: async () => (await import("#core/estimators/decision-tree/decision-tree.ts")).decisionTreeEstimator,
};
