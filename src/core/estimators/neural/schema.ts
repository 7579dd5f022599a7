import { classWeightField } from "#core/estimators/class-weight-field.ts";
import type { EstimatorSpec, Preset } from "#core/estimators/estimator.ts";
import { LARGEST_GROWTH } from "#core/estimators/neural/batch-size.ts";
import { engineNames } from "#core/estimators/neural/engine-names.ts";
import { type LayerSpec, layerSpecsOf } from "#core/estimators/neural/layer-spec.ts";
import { defineParams } from "#core/estimators/params.ts";

/** Rows a step, where no number is set. */
const DEFAULT_BATCH = 200;

const params = defineParams({
  hiddenLayers: {
    type: "integers",
    label: "Hidden layers",
    help: "The number of units in each layer between input and output; more units can fit finer shapes and take longer.",
    default: [100],
    min: 1,
    max: 4096,
    maxLength: 8,
  },
  activation: {
    type: "choice",
    label: "Activation",
    help: "The bend at the output of each hidden unit.",
    default: "relu",
    choices: [
      { value: "relu", label: "ReLU", help: "max(0, x): the usual choice." },
      { value: "tanh", label: "tanh", help: "Smooth, between -1 and 1." },
      { value: "sigmoid", label: "Sigmoid", help: "Smooth, between 0 and 1; learns slowly in deep nets." },
    ],
  },
  layers: {
    type: "layers",
    label: "Layers one by one",
    help: "Dense layers, residual blocks, dropout, batch norm and embeddings of categories, in order; stands in for hidden layers, activation and dropout.",
    default: null,
  },
  alpha: {
    type: "number",
    label: "L2 penalty",
    help: "Pulls weights towards 0; larger values give a smoother model.",
    default: 1e-4,
    min: 0,
    max: 100,
    log: true,
  },
  learningRate: {
    type: "number",
    label: "Learning rate",
    help: "The size of Adam's steps; too large and the loss grows, too small and it crawls.",
    default: 1e-3,
    min: 1e-6,
    max: 10,
    log: true,
  },
  schedule: {
    type: "choice",
    label: "Learning rate over time",
    help: "How the size of the steps changes until the last epoch allowed.",
    default: "constant",
    choices: [
      { value: "constant", label: "Constant", help: "As scikit-learn." },
      { value: "cosine", label: "Cosine", help: "Falls to 0 along half a cosine." },
      {
        value: "one-cycle",
        label: "One cycle",
        help: "Rises to the learning rate in the first 30 % and falls to nearly 0; allows a larger one.",
      },
    ],
    advanced: true,
  },
  maxIter: {
    type: "integer",
    label: "Epochs, at most",
    help: "How often every training row may be seen.",
    default: 200,
    min: 1,
    max: 10_000,
    log: true,
  },
  earlyStopping: {
    type: "choice",
    label: "Early stopping",
    help: "Keeps some training rows aside, stops when the loss on them no longer falls, and keeps the best weights.",
    default: "auto",
    choices: [
      { value: "auto", label: "Automatic", help: "On above 10,000 training rows." },
      { value: "on", label: "On" },
      { value: "off", label: "Off", help: "Stops when the training loss no longer falls." },
    ],
  },
  batchSize: {
    type: "optional-integer",
    label: "Batch size",
    help: "Rows seen in each step. Without a number: 200, or all rows where there are fewer.",
    none: "200, or all rows",
    first: DEFAULT_BATCH,
    default: null,
    min: 1,
    max: 65_536,
    unit: "rows",
    advanced: true,
  },
  batchGrowth: {
    type: "choice",
    label: "Batches over time",
    help: "Whether steps see more rows towards the last epoch allowed: surer steps, fewer of them.",
    default: "constant",
    choices: [
      { value: "constant", label: "Constant", help: "As scikit-learn." },
      {
        value: "doubling",
        label: "Growing",
        help: "Twice as many rows after each quarter of the epochs allowed, eight times as many at last.",
      },
    ],
    advanced: true,
  },
  dropout: {
    type: "number",
    label: "Dropout",
    help: "Share of hidden units that are switched off at random in each step, against overfitting.",
    default: 0,
    min: 0,
    max: 0.9,
    advanced: true,
  },
  weightDecay: {
    type: "number",
    label: "Weight decay",
    help: "Share of each weight that a step takes off, times the learning rate: AdamW. The L2 penalty instead goes through Adam's scaling.",
    default: 0,
    min: 0,
    max: 1,
    advanced: true,
  },
  labelSmoothing: {
    type: "number",
    label: "Label smoothing",
    help: "Share of each row's class that is spread over all classes, against too certain probabilities. Of no effect for numbers.",
    default: 0,
    min: 0,
    max: 0.5,
    advanced: true,
  },
  classWeight: { ...classWeightField, advanced: true },
  tol: {
    type: "number",
    label: "Tolerance",
    help: "A fall in loss smaller than this counts as no progress.",
    default: 1e-4,
    min: 0,
    max: 1,
    log: true,
    advanced: true,
  },
  nIterNoChange: {
    type: "integer",
    label: "Patience",
    help: "Training stops after this many epochs without progress.",
    default: 10,
    min: 1,
    max: 1000,
    unit: "epochs",
    advanced: true,
  },
  validationFraction: {
    type: "number",
    label: "Validation share",
    help: "Share of the training rows kept aside for early stopping.",
    default: 0.1,
    min: 0.01,
    max: 0.5,
    advanced: true,
  },
});

export type MlpParams = typeof params.defaults;

export function batchSizeOf({ batchSize }: Pick<MlpParams, "batchSize">, nRows: number): number {
  return Math.min(batchSize ?? DEFAULT_BATCH, nRows);
}

/** As scikit-learn's HistGradientBoosting decides it: its MLP leaves early stopping off at any size. */
const EARLY_STOPPING_ROWS = 10_000;

export function stopsEarly(params: MlpParams, nRows: number): boolean {
  return params.earlyStopping === "auto" ? nRows > EARLY_STOPPING_ROWS : params.earlyStopping === "on";
}

const mlpPresets: readonly Preset<MlpParams>[] = [
  {
    id: "standard",
    title: "Standard",
    summary:
      "One hidden layer of 100 units, scikit-learn's default. On a net this small the CPU is as fast as a GPU.",
    params: { hiddenLayers: [100], layers: null, batchSize: null, dropout: 0 },
  },
  {
    id: "wide",
    title: "Wide",
    summary:
      "Two hidden layers of 1,024 units in batches of 512: about 350 times the arithmetic of the standard net, for tables of 50,000 rows and more. A GPU is worth it here.",
    params: { hiddenLayers: [1024, 1024], layers: null, batchSize: 512, dropout: 0 },
  },
];

/** Widths of the sums of one layer after another; an embedding only narrows what comes in, so it is not counted. */
function widthsOf(inputs: number): (layer: LayerSpec) => number[] {
  let width = inputs;
  return (layer) => {
    if (layer.kind === "residual") return [layer.units, width];
    if (layer.kind !== "dense") return [];
    width = layer.units;
    return [width];
  };
}

export const mlpSpec: EstimatorSpec<MlpParams> = {
  id: "mlp",
  title: "Neural net",
  summary:
    "Layers of weighted sums with a bend after each, fitted in small steps; finds smooth, joint effects of columns.",
  tasks: ["binary", "multiclass", "regression"],
  recipe: "linear",
  baseline: false,
  params,
  engines: engineNames,
  presets: mlpPresets,
  iterationName: "epoch",
  curveLoss: (task) => (task === "regression" ? "half the squared error of the scaled target" : "log loss"),
  learnsInBatches: true,
  validationFraction: (values, nRows) => (stopsEarly(values, nRows) ? values.validationFraction : 0),
  // Six operations a weight and row (forth, back, and the step), but fifty in the time of one elsewhere; weights, gradients, Adam's two moments and the best.
  cost({ nRows, nFeatures, nOutputs }, values) {
    const widths = [nFeatures, ...layerSpecsOf(values).flatMap(widthsOf(nFeatures)), nOutputs];
    const weights = widths.slice(1).reduce((sum, width, i) => sum + width * (widths[i]! + 1), 0);
    const units = widths.reduce((sum, width) => sum + width, 0);
    const epochs = Math.min(values.maxIter, 100);
    const largest =
      (values.batchSize ?? DEFAULT_BATCH) * (values.batchGrowth === "doubling" ? LARGEST_GROWTH : 1);
    return {
      bytes: 24 * weights + 8 * units * largest,
      flops: (6 / 50) * weights * nRows * epochs,
    };
  },
  load: async () => (await import("#core/estimators/neural/mlp.ts")).mlp,
};
