import type { Activation, MlpLayer, MlpModel } from "#core/estimators/neural/mlp-model.ts";

export interface ExportedFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const WEIGHTS_FILE = "group1-shard1of1.bin";
const activations: Readonly<Record<Activation, string>> = { relu: "relu", tanh: "tanh", sigmoid: "sigmoid" };

/**
 * The net as a TensorFlow.js LayersModel: what `tf.loadLayersModel("model.json")` reads, and a text that says what
 * is not in it. Two classes become two softmax outputs, and a target's scale is folded into the last layer, so
 * that the outputs are those of `predict`.
 * @param features names of the inputs, in order; @param classes names of the outputs, empty for regression
 */
export function exportTfjs(
  model: MlpModel,
  features: readonly string[],
  classes: readonly string[],
): readonly ExportedFile[] {
  const layers = [...model.layers.slice(0, -1), outputLayer(model)];
  const weights = layers.flatMap(({ inputs, outputs, W, b }, i) => [
    { name: `${layerName(i)}/kernel`, shape: [inputs, outputs], values: W },
    { name: `${layerName(i)}/bias`, shape: [outputs], values: b },
  ]);
  const json = {
    format: "layers-model",
    generatedBy: "Lathe",
    convertedBy: null,
    modelTopology: topology(layers, model),
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

function outputLayer(model: MlpModel): MlpLayer {
  const { inputs, outputs, W, b } = model.layers.at(-1)!;
  switch (model.task) {
    case "multiclass":
      return { inputs, outputs, W, b };
    case "regression":
      return {
        inputs,
        outputs,
        W: W.map((value) => value * model.targetScale),
        b: b.map((value) => value * model.targetScale + model.targetMean),
      };
    case "binary": {
      // softmax(0, z) = (1 - σ(z), σ(z))
      const pairs = new Float32Array(2 * inputs);
      for (let i = 0; i < inputs; i++) pairs[2 * i + 1] = W[i]!;
      return { inputs, outputs: 2, W: pairs, b: Float32Array.of(0, b[0]!) };
    }
  }
}

function layerName(index: number): string {
  return `dense_${index + 1}`;
}

function topology(layers: readonly MlpLayer[], model: MlpModel) {
  const last = layers.length - 1;
  const output = model.task === "regression" ? "linear" : "softmax";
  const dense = layers.map(({ inputs, outputs }, i) => ({
    class_name: "Dense",
    config: {
      name: layerName(i),
      trainable: true,
      dtype: "float32",
      units: outputs,
      activation: i === last ? output : activations[model.activation],
      use_bias: true,
      ...(i === 0 ? { batch_input_shape: [null, inputs] } : {}),
    },
  }));
  return {
    class_name: "Sequential",
    config: { name: "lathe_mlp", layers: dense },
    keras_version: "tfjs-layers 4.22.0",
    backend: "tensor_flow.js",
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
