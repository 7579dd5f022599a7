import { embeddingMatrix } from "#core/estimators/neural/embedding-matrix.ts";
import { type EarlyMlpModel, type MlpModel, presentModel } from "#core/estimators/neural/mlp-model.ts";
import { BATCH_NORM_EPSILON, type DenseLayer, type NetLayer } from "#core/estimators/neural/net-shape.ts";

export interface ExportedFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const WEIGHTS_FILE = "group1-shard1of1.bin";

/** One layer of the exported model, as tfjs-layers names things. */
interface ExportedLayer {
  readonly className: string;
  /** The layer whose input is taken in too: the begin of a residual block. */
  readonly from?: number;
  readonly config: Readonly<Record<string, unknown>>;
  readonly weights: readonly {
    readonly name: string;
    readonly shape: readonly number[];
    readonly values: Float32Array;
  }[];
}

/**
 * The net as a TensorFlow.js LayersModel: what `tf.loadLayersModel("model.json")` reads, and a text that says what
 * is not in it. Two classes become two softmax outputs, and a target's scale is folded into the last layer, so
 * that the outputs are those of `predict`.
 * @param features names of the inputs, in order; @param classes names of the outputs, empty for regression
 */
export function exportTfjs(
  fitted: MlpModel | EarlyMlpModel,
  features: readonly string[],
  classes: readonly string[],
): readonly ExportedFile[] {
  const model = presentModel(fitted);
  const layers = model.shape.layers.map((layer, at) =>
    at === model.shape.layers.length - 1 ? outputLayer(model) : exportedLayer(layer, model.weights),
  );
  const weights = layers.flatMap((layer, at) =>
    layer.weights.map((part) => ({ ...part, name: `${layerName(layer, at)}/${part.name}` })),
  );
  const json = {
    format: "layers-model",
    generatedBy: "Lathe",
    convertedBy: null,
    modelTopology: topology(layers, model.shape.inputs),
    weightsManifest: [
      {
        paths: [WEIGHTS_FILE],
        weights: weights.map(({ name, shape }) => ({ name, shape, dtype: "float32" })),
      },
    ],
  };
  const text = new TextEncoder();
  return [
    { name: "model.json", bytes: text.encode(JSON.stringify(json)) },
    { name: WEIGHTS_FILE, bytes: littleEndian(weights.map(({ values }) => values)) },
    { name: "README.md", bytes: text.encode(readme(features, classes)) },
  ];
}

function exportedLayer(layer: NetLayer, weights: Float32Array): ExportedLayer {
  switch (layer.kind) {
    case "dense":
      return dense(layer, weights.slice(layer.W, layer.b), weights.slice(layer.b, layer.end));
    case "dropout":
      return { className: "Dropout", config: { rate: layer.rate }, weights: [] };
    case "batch-norm": {
      const { units, gamma, beta, mean, variance } = layer;
      const part = (name: string, at: number) => ({
        name,
        shape: [units],
        values: weights.slice(at, at + units),
      });
      return {
        className: "BatchNormalization",
        config: { axis: -1, epsilon: BATCH_NORM_EPSILON, center: true, scale: true },
        weights: [
          part("gamma", gamma),
          part("beta", beta),
          part("moving_mean", mean),
          part("moving_variance", variance),
        ],
      };
    }
    case "add":
      return { className: "Add", config: {}, weights: [], from: layer.from };
    // One-hot columns times a matrix: the net's inputs stay what the recipe makes.
    case "embedding": {
      const shape = [layer.inputs, layer.outputs];
      const kernel = { name: "kernel", shape, values: embeddingMatrix(layer, weights) };
      const config = { units: layer.outputs, activation: "linear", use_bias: false };
      return { className: "Dense", config, weights: [kernel] };
    }
  }
}

function dense(
  { inputs, outputs, activation }: Pick<DenseLayer, "inputs" | "outputs"> & { readonly activation: string },
  W: Float32Array,
  b: Float32Array,
): ExportedLayer {
  return {
    className: "Dense",
    config: { units: outputs, activation, use_bias: true },
    weights: [
      { name: "kernel", shape: [inputs, outputs], values: W },
      { name: "bias", shape: [outputs], values: b },
    ],
  };
}

function outputLayer({ shape, weights, task, targetScale, targetMean }: MlpModel): ExportedLayer {
  const layer = shape.layers.at(-1) as DenseLayer;
  const W = weights.slice(layer.W, layer.b);
  const b = weights.slice(layer.b, layer.end);
  switch (task) {
    case "multiclass":
      return dense({ ...layer, activation: "softmax" }, W, b);
    case "regression":
      return dense(
        layer,
        W.map((value) => value * targetScale),
        b.map((value) => value * targetScale + targetMean),
      );
    case "binary": {
      // softmax(0, z) = (1 - σ(z), σ(z))
      const { inputs } = layer;
      const pairs = new Float32Array(2 * inputs);
      for (let i = 0; i < inputs; i++) pairs[2 * i + 1] = W[i]!;
      return dense({ inputs, outputs: 2, activation: "softmax" }, pairs, Float32Array.of(0, b[0]!));
    }
  }
}

function layerName({ className }: ExportedLayer, at: number): string {
  return `${className.toLowerCase()}_${at + 1}`;
}

function topology(layers: readonly ExportedLayer[], inputs: number) {
  const drawn = layers.map((layer, at) => ({
    class_name: layer.className,
    config: { name: layerName(layer, at), trainable: true, dtype: "float32", ...layer.config },
  }));
  const shape = { batch_input_shape: [null, inputs] };
  const model = layers.some(({ from }) => from !== undefined)
    ? { class_name: "Model", config: functional(layers, drawn, shape) }
    : {
        class_name: "Sequential",
        config: {
          name: "lathe_mlp",
          layers: drawn.map((layer, at) =>
            at === 0 ? { ...layer, config: { ...layer.config, ...shape } } : layer,
          ),
        },
      };
  return { ...model, keras_version: "tfjs-layers 4.22.0", backend: "tensor_flow.js" };
}

/** Layers that name what they take in: a residual block's addition takes in two. */
function functional<Drawn>(
  layers: readonly ExportedLayer[],
  drawn: readonly Drawn[],
  shape: Readonly<Record<string, unknown>>,
) {
  const giver = (at: number) => [at === 0 ? "inputs" : layerName(layers[at - 1]!, at - 1), 0, 0, {}];
  const input = {
    class_name: "InputLayer",
    config: { name: "inputs", dtype: "float32", sparse: false, ...shape },
    name: "inputs",
    inbound_nodes: [],
  };
  const wired = drawn.map((layer, at) => {
    const { from } = layers[at]!;
    const taken = from === undefined ? [giver(at)] : [giver(at), giver(from)];
    return { ...layer, name: layerName(layers[at]!, at), inbound_nodes: [taken] };
  });
  return {
    name: "lathe_mlp",
    layers: [input, ...wired],
    input_layers: [["inputs", 0, 0]],
    output_layers: [[layerName(layers.at(-1)!, layers.length - 1), 0, 0]],
  };
}

function littleEndian(arrays: readonly Float32Array[]): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(4 * arrays.reduce((sum, { length }) => sum + length, 0)));
  let at = 0;
  for (const values of arrays)
    for (const value of values) {
      view.setFloat32(at, value, true);
      at += 4;
    }
  return new Uint8Array(view.buffer);
}

function readme(features: readonly string[], classes: readonly string[]): string {
  const list = (names: readonly string[]) =>
    names.map((name, i) => `${i}. ${JSON.stringify(name)}`).join("\n");
  const outputs =
    classes.length > 0
      ? `The output is one probability for each class:\n\n${list(classes)}`
      : "The output is the predicted value, in the unit of the target.";
  return `# A neural net for TensorFlow.js

    const model = await tf.loadLayersModel("model.json");
    const output = model.predict(tf.tensor2d(rows, [rows.length, ${features.length}]));

**This is the net only.** The preparation of the table (filling missing values, encoding categories, scaling) is not
included: the net expects its inputs as they come out of it. The ONNX export holds the whole pipeline,
from raw columns to prediction.

The inputs are, in this order:

${list(features)}

${outputs}
`;
}
