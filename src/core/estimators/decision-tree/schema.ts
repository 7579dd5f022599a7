import type { EstimatorSpec } from "#core/estimators/estimator.ts";
import { log2 } from "#core/shared/math.ts";
import { defineParams } from "#core/estimators/params.ts";

const params = defineParams({
  maxDepth: {
    type: "optional-integer",
    label: "Greatest depth",
    help: "The most questions in a row: the more, the finer the tree, and the easier it learns noise.",
    default: null,
    min: 1,
    max: 1000,
  },
  minSamplesLeaf: {
    type: "integer",
    label: "Least rows in a leaf",
    help: "Splits that would leave fewer rows on one side are not made: the more, the smoother the tree.",
    default: 1,
    min: 1,
    max: 1000000,
    log: true,
  },
  criterion: {
    type: "choice",
    label: "Criterion",
    help: "What a good split lowers, for classes; numbers always use squared error.",
    default: "gini",
    choices: [
      { value: "gini", label: "Gini impurity" },
      { value: "entropy", label: "Entropy" },
    ],
    advanced: true,
  },
  minSamplesSplit: {
    type: "integer",
    label: "Least rows to split",
    help: "A group with fewer rows is not split any further.",
    default: 2,
    min: 2,
    max: 1000000,
    log: true,
    advanced: true,
  },
  maxLeafNodes: {
    type: "optional-integer",
    label: "Most leaves",
    help: "With a bound, the best splits of the whole tree are made first.",
    default: null,
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
  ccpAlpha: {
    type: "number",
    label: "Pruning",
    help: "Branches that lower the impurity by less than this for each leaf are cut off again; 0 keeps all.",
    default: 0,
    min: 0,
    max: 1e12,
    advanced: true,
  },
});
export type DecisionTreeParams = typeof params.defaults;

export const decisionTree: EstimatorSpec<DecisionTreeParams> = {
  id: "decision-tree",
  title: "Decision tree",
  summary:
    "Asks one question after another, such as “is age at most 30?”, until the rows of a group are alike.",
  tasks: ["binary", "multiclass", "regression"],
  recipe: "tree",
  baseline: false,
  params,
  validationFraction: () => 0,
  // Every level looks at every row of every feature, in sorted order.
  cost: ({ nRows, nFeatures }, { maxDepth }) => {
    const levels = Math.min(maxDepth ?? Number.POSITIVE_INFINITY, 2 * log2(nRows + 1));
    return { bytes: 4 * nRows * (nFeatures + 4), flops: 20 * nRows * nFeatures * levels };
  },
  load: async () => (await import("#core/estimators/decision-tree/decision-tree.ts")).decisionTreeEstimator,
};
