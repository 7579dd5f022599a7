import type { PythonSnippet } from "#core/estimators/estimator.ts";
import { type LayerSpec, layerSpecsOf } from "#core/estimators/neural/layer-spec.ts";
import type { MlpParams } from "#core/estimators/neural/schema.ts";
import { pythonCall, pythonFloat } from "#core/estimators/python-text.ts";
import { pythonString } from "#core/export/python/python-literal.ts";
import type { Task } from "#core/pipeline/task.ts";

/** scikit-learn knows the sigmoid as "logistic", and no bend as "identity"; its own early stopping watches accuracy or R². */
const bends = { relu: "relu", tanh: "tanh", sigmoid: "logistic", linear: "identity" } as const;

export function mlpToPython(params: MlpParams, task: Task, randomState: number): PythonSnippet {
  const layers = layerSpecsOf(params);
  const dense = layers.filter((layer) => layer.kind === "dense" || layer.kind === "residual");
  const settings = [
    ["hidden_layer_sizes", `(${dense.map(({ units }) => `${units},`).join(" ")})`],
    ["activation", `"${bends[dense[0]?.activation ?? params.activation]}"`],
    ["alpha", pythonFloat(params.alpha)],
    ["batch_size", params.batchSize === null ? null : `${params.batchSize}`],
    ["learning_rate_init", pythonFloat(params.learningRate)],
    ["max_iter", `${params.maxIter}`],
    ["tol", pythonFloat(params.tol)],
    ["n_iter_no_change", `${params.nIterNoChange}`],
    ["early_stopping", params.earlyStopping === "on" ? "True" : null],
    ["validation_fraction", params.earlyStopping === "on" ? pythonFloat(params.validationFraction) : null],
    ["random_state", String(randomState)],
  ] as const;
  const words = [
    ...(isPlain(layers) ? [] : [kerasWords(layers, params, task)]),
    ...trainingWords(params, task),
  ];
  const definitions = words.length === 0 ? {} : { definitions: words };
  if (task !== "regression")
    return {
      imports: ["from sklearn.neural_network import MLPClassifier"],
      expression: pythonCall("MLPClassifier", settings),
      ...definitions,
    };
  return {
    imports: [
      "from sklearn.compose import TransformedTargetRegressor",
      "from sklearn.neural_network import MLPRegressor",
      "from sklearn.preprocessing import StandardScaler",
    ],
    expression: `TransformedTargetRegressor(${pythonCall("MLPRegressor", settings)}, transformer=StandardScaler())`,
    ...definitions,
  };
}

/** What scikit-learn's training lacks of this one, as a comment. */
function trainingWords(
  { schedule, batchGrowth, weightDecay, labelSmoothing, classWeight }: MlpParams,
  task: Task,
): string[] {
  const lacks = [
    ...(schedule === "constant" ? [] : [`a ${schedule} schedule of the learning rate`]),
    ...(batchGrowth === "constant" ? [] : ["batches that grow to eight times their size"]),
    ...(weightDecay === 0 ? [] : [`AdamW's weight decay of ${pythonFloat(weightDecay)}`]),
    ...(labelSmoothing === 0 || task === "regression"
      ? []
      : [`label smoothing of ${pythonFloat(labelSmoothing)}`]),
    ...(classWeight === "none" || task === "regression" ? [] : ["balanced class weights"]),
  ];
  if (lacks.length === 0) return [];
  return [`# Trained here with ${lacks.join(", ")}: scikit-learn has none, so its scores differ.`];
}

const batchNorm = "keras.layers.BatchNormalization(momentum=0.9, epsilon=1e-05)";

/** Whether scikit-learn has such a net: dense layers only, with one bend and one penalty. */
function isPlain(layers: readonly LayerSpec[]): boolean {
  const first = layers.find((layer) => layer.kind === "dense");
  return layers.every(
    (layer) => layer.kind === "dense" && layer.l2 === null && layer.activation === first?.activation,
  );
}

/** What scikit-learn's net lacks of this one, with the same layers in Keras' words, as a comment. */
function kerasWords(layers: readonly LayerSpec[], { alpha }: MlpParams, task: Task): string {
  const l2 = (own: number | null) =>
    `kernel_regularizer=keras.regularizers.L2(${pythonFloat((own ?? alpha) / 2)})`;
  const lines = layers.map((layer) => {
    switch (layer.kind) {
      case "dense":
        return `keras.layers.Dense(${layer.units}, activation="${layer.activation}", ${l2(layer.l2)}),`;
      case "dropout":
        return `keras.layers.Dropout(${pythonFloat(layer.rate)}),`;
      case "batch-norm":
        return `${batchNorm},`;
      case "residual": {
        const inner = [
          ...(layer.batchNorm ? [batchNorm] : []),
          `keras.layers.Dense(${layer.units}, activation="${layer.activation}", ${l2(null)})`,
          ...(layer.rate > 0 ? [`keras.layers.Dropout(${pythonFloat(layer.rate)})`] : []),
          `keras.layers.Dense(x.shape[-1], ${l2(null)})`,
        ];
        const block = inner.reduce((input, made) => `${made}(${input})`, "x");
        return `# here, with x for what comes in: keras.layers.add([x, ${block}])`;
      }
      case "embedding":
        return `# here: ${pythonString(layer.source)} as keras.layers.Embedding(categories, ${layer.dimension}), joined to the other inputs`;
    }
  });
  const last = task === "regression" ? "linear" : task === "binary" ? "sigmoid" : "softmax";
  const units = task === "multiclass" ? "n_classes" : "1";
  return [
    "# scikit-learn has no dropout, batch norm, residual blocks or embeddings, and one activation and penalty for all layers.",
    "# The net below has the dense layers only, so its scores differ. The layers in Keras:",
    "# keras.Sequential([",
    ...lines.map((line) => `#     ${line}`),
    `#     keras.layers.Dense(${units}, activation="${last}", ${l2(null)}),`,
    "# ])",
  ].join("\n");
}
