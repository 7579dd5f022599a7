import { classWeightField } from "#core/estimators/class-weight-field.ts";
import type { EstimatorSpec } from "#core/estimators/estimator.ts";
import { boostingRefusals } from "#core/estimators/hist-gradient-boosting/setting-rules.ts";
import { defineParams } from "#core/estimators/params.ts";

/** From so many training rows on, "by size" stops early, as scikit-learn does. */
const STOPS_FROM = 10_000;
/** Share of the training rows kept aside to stop by. */
const VALIDATION_SHARE = 0.1;

const params = defineParams({
  learningRate: {
    type: "number",
    label: "Learning rate",
    help: "How much of each new tree is added: the less, the more rounds it takes, and often the better it ends.",
    default: 0.1,
    min: 0.001,
    max: 1,
    log: true,
  },
  loss: {
    type: "choice",
    label: "Loss",
    help: "What a wrong number costs, and so which number is right.",
    default: "squared_error",
    tasks: ["regression"],
    choices: [
      { value: "squared_error", label: "Squared error", help: "Aims at the mean" },
      {
        value: "absolute_error",
        label: "Absolute error",
        help: "Aims at the median; far-off values weigh less",
      },
      { value: "huber", label: "Huber", help: "Squared when near, absolute when far" },
      { value: "quantile", label: "Quantile", help: "Aims at the value that a chosen share stays below" },
      {
        value: "poisson",
        label: "Poisson",
        help: "Counts: 0 or more, and spread wider where they are larger",
      },
      { value: "gamma", label: "Gamma", help: "Amounts above 0, whose spread grows with their size" },
      { value: "tweedie", label: "Tweedie", help: "Amounts that are often 0, as claims are" },
    ],
  },
  quantile: {
    type: "number",
    label: "Quantile",
    help: "The share of rows whose number should stay below the prediction.",
    default: 0.5,
    min: 0.001,
    max: 0.999,
    when: { field: "loss", is: ["quantile"] },
  },
  tweediePower: {
    type: "number",
    label: "Power",
    help: "How the spread grows with the mean: near 1 as counts, near 2 as amounts.",
    default: 1.5,
    min: 1.01,
    max: 1.99,
    when: { field: "loss", is: ["tweedie"] },
  },
  huberDelta: {
    type: "number",
    label: "Bend",
    help: "Errors beyond it cost as their size, not as its square; in the unit of the target.",
    default: 1,
    min: 1e-6,
    max: 1e9,
    log: true,
    when: { field: "loss", is: ["huber"] },
  },
  maxIter: {
    type: "integer",
    label: "Rounds",
    help: "The most rounds; each adds one tree, or one tree a class where there are more than two.",
    default: 100,
    min: 1,
    max: 10_000,
    log: true,
  },
  maxLeafNodes: {
    type: "optional-integer",
    label: "Leaves of a tree",
    help: "The more, the more features one tree can combine, and the easier it learns noise.",
    default: 31,
    min: 2,
    max: 10_000,
  },
  minSamplesLeaf: {
    type: "integer",
    label: "Least rows in a leaf",
    help: "Splits that would leave fewer rows on one side are not made: the more, the smoother the model.",
    default: 20,
    min: 1,
    max: 1_000_000,
    log: true,
  },
  l2Regularization: {
    type: "number",
    label: "L2 penalty",
    help: "Draws the answers of small leaves towards none; 0 leaves them as they are.",
    default: 0,
    min: 0,
    max: 1e6,
  },
  l1Regularization: {
    type: "number",
    label: "L1 penalty",
    help: "Answers of leaves shrink by a fixed amount, and small ones to none; 0 leaves them as they are.",
    default: 0,
    min: 0,
    max: 1e6,
    advanced: true,
  },
  minChildWeight: {
    type: "number",
    label: "Least weight in a leaf",
    help: "Splits that would leave less curvature of the loss on one side are not made: rows already sure count less.",
    default: 0.001,
    min: 0,
    max: 1e6,
    advanced: true,
  },
  growth: {
    type: "choice",
    label: "Growth",
    help: "Which leaf is split next.",
    default: "leaf",
    choices: [
      {
        value: "leaf",
        label: "Best leaf first",
        help: "Deep where it pays, as LightGBM and scikit-learn grow",
      },
      { value: "depth", label: "Level by level", help: "Even trees, as XGBoost grows them" },
    ],
    advanced: true,
  },
  subsample: {
    type: "number",
    label: "Share of rows",
    help: "Each round learns from so many rows, drawn anew: less is quicker and steadies the model.",
    default: 1,
    min: 0.01,
    max: 1,
    advanced: true,
  },
  colsample: {
    type: "number",
    label: "Share of features",
    help: "Each tree may ask about so many features, drawn anew.",
    default: 1,
    min: 0.01,
    max: 1,
    advanced: true,
  },
  categoricalFeatures: {
    type: "choice",
    label: "Categories",
    help: "How trees part categories that came as codes.",
    default: "from_dtype",
    choices: [
      { value: "from_dtype", label: "By sets", help: "Any set of them against the others" },
      { value: "none", label: "By order", help: "Cut in the order of their labels, as numbers are" },
    ],
    advanced: true,
  },
  monotonicCst: {
    type: "column-directions",
    label: "Directions",
    help: "Predictions never fall, or never rise, as the column grows and all else stays.",
    default: [],
    tasks: ["binary", "regression"],
    advanced: true,
  },
  interactionCst: {
    type: "column-groups",
    label: "Columns that may meet",
    help: "A tree combines columns of one group only; columns in no group are a group of their own.",
    default: [],
    advanced: true,
  },
  classWeight: { ...classWeightField, advanced: true },
  maxDepth: {
    type: "optional-integer",
    label: "Greatest depth",
    help: "The most questions in a row; without a bound only the number of leaves bounds a tree.",
    default: null,
    first: 5,
    min: 1,
    max: 1000,
    advanced: true,
  },
  maxBins: {
    type: "integer",
    label: "Bins of a feature",
    help: "Values are put into so many bins at most before anything is learned: fewer are quicker and coarser.",
    default: 255,
    min: 2,
    max: 255,
    advanced: true,
  },
  earlyStopping: {
    type: "choice",
    label: "Stop early",
    help: "Keeps a tenth of the training rows aside and stops when their loss no longer falls; the best round is kept.",
    default: "auto",
    choices: [
      { value: "auto", label: "By size", help: "From 10,000 training rows on" },
      { value: "on", label: "Always" },
      { value: "off", label: "Never" },
    ],
  },
  nIterNoChange: {
    type: "integer",
    label: "Patience",
    help: "Rounds without a lower loss of the rows kept aside before it stops.",
    default: 10,
    min: 1,
    max: 1000,
    advanced: true,
  },
});
export type HistGradientBoostingParams = typeof params.defaults;

const lossNames: Readonly<Record<HistGradientBoostingParams["loss"], string>> = {
  squared_error: "squared error",
  absolute_error: "half the absolute error",
  huber: "Huber loss",
  quantile: "quantile loss",
  poisson: "Poisson loss",
  gamma: "gamma loss",
  tweedie: "Tweedie loss",
};

export const histGradientBoosting: EstimatorSpec<HistGradientBoostingParams> = {
  id: "hist-gradient-boosting",
  title: "Gradient boosting",
  summary: "Adds up many small trees, each of which corrects what those before it still got wrong.",
  tasks: ["binary", "multiclass", "regression"],
  recipe: "tree",
  isSumOfTrees: true,
  baseline: false,
  params,
  iterationName: "round",
  curveLoss: (task, { loss }) => (task === "regression" ? lossNames[loss] : "log loss"),
  refusals: boostingRefusals,
  validationFraction: ({ earlyStopping }, nRows) =>
    earlyStopping === "on" || (earlyStopping === "auto" && nRows > STOPS_FROM) ? VALIDATION_SHARE : 0,
  // Each level of a tree looks at every row of every feature once; halves are told by subtraction.
  cost: ({ nRows, nFeatures, nOutputs }, { maxIter, maxLeafNodes, maxBins }) => {
    const leaves = maxLeafNodes ?? 255;
    const levels = 1 + (32 - Math.clz32(leaves)) / 2;
    return {
      // What boosting-room.ts lays out: a byte a cell, two arrays an output, and some of one number a row.
      bytes: nRows * (nFeatures + 16 * nOutputs + 48) + 24 * leaves * nFeatures * maxBins,
      flops: maxIter * nOutputs * nRows * nFeatures * levels,
    };
  },
  load: async () =>
    (await import("#core/estimators/hist-gradient-boosting/hist-gradient-boosting.ts"))
      .histGradientBoostingEstimator,
};
