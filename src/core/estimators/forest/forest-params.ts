import { classWeightField } from "#core/estimators/class-weight-field.ts";
import { treeFields } from "#core/estimators/decision-tree/tree-fields.ts";
import type { MaxFeatures } from "#core/estimators/decision-tree/features-tried.ts";

/** What forests of both kinds are set by. */
export interface ForestParams {
  readonly nEstimators: number;
  readonly maxFeatures: "auto" | MaxFeatures;
  readonly minSamplesLeaf: number;
  readonly maxDepth: number | null;
  readonly classWeight: "none" | "balanced";
  readonly minSamplesSplit: number;
  readonly criterion: "gini" | "entropy";
  readonly bootstrap: boolean;
  readonly maxSamples: number;
  readonly ccpAlpha: number;
}

/** The fields of both forms; they differ in `bootstrap`. */
export const forestFields = {
  nEstimators: {
    type: "integer",
    label: "Trees",
    help: "The more, the steadier the answers, and the longer it takes; more trees never learn noise better.",
    default: 100,
    min: 1,
    max: 5000,
    log: true,
  },
  maxFeatures: {
    type: "choice",
    label: "Features tried at a split",
    help: "The fewer are drawn to choose from, the more the trees differ.",
    default: "auto",
    choices: [
      { value: "auto", label: "By task", help: "Square root of all for classes, all for numbers" },
      { value: "sqrt", label: "Square root of all" },
      { value: "log2", label: "Logarithm of all" },
      { value: "third", label: "A third" },
      { value: "all", label: "All" },
    ],
  },
  minSamplesLeaf: {
    ...treeFields.minSamplesLeaf,
    help: "Splits that would leave fewer rows on one side are not made: the more, the smoother and the smaller the model.",
  },
  maxDepth: {
    ...treeFields.maxDepth,
    help: "The most questions in a row; without a bound, trees grow until their leaves are pure.",
  },
  classWeight: { ...classWeightField, advanced: true },
  minSamplesSplit: treeFields.minSamplesSplit,
  criterion: treeFields.criterion,
  maxSamples: {
    type: "number",
    label: "Share of rows drawn",
    help: "How many rows are drawn for each tree, as a share of all; has no effect where rows are not drawn.",
    default: 1,
    min: 0.001,
    max: 1,
    advanced: true,
  },
  ccpAlpha: {
    ...treeFields.ccpAlpha,
    help: "Branches of each tree that lower the impurity by less than this for each leaf are cut off again; 0 keeps all.",
  },
} as const;

/** "Rows drawn with replacement", on or off. */
export const bootstrapField = {
  type: "switch",
  label: "Draw rows",
  help: "Each tree learns from rows drawn with replacement; the rows it never saw judge it: the score out of bag.",
  advanced: true,
} as const;
