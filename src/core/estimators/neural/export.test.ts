import { io, loadLayersModel, tensor2d, type Tensor } from "@tensorflow/tfjs";
import { env, InferenceSession, Tensor as OnnxTensor } from "onnxruntime-web/wasm";
import { expect, it } from "vitest";
import type { Design } from "#core/estimators/design.ts";
import { exportTfjs } from "#core/estimators/neural/export-tfjs.ts";
import type { DenseLayer } from "#core/estimators/neural/net-shape.ts";
import { mlp } from "#core/estimators/neural/mlp.ts";
import type { MlpModel } from "#core/estimators/neural/mlp-model.ts";
import { mlpSpec } from "#core/estimators/neural/schema.ts";
import { encodeModel } from "#core/export/onnx/model-proto.ts";
import { OnnxGraphBuilder } from "#core/export/onnx/graph-builder.ts";
import { blobs, context, design, moons, unobserved, waves } from "#test/support/neural-designs.ts";

env.wasm.numThreads = 1;

const cases: readonly (readonly [string, Design, "relu" | "tanh" | "sigmoid"])[] = [
  ["two classes", design("binary", moons(203, 1)), "relu"],
  ["three classes", design("multiclass", blobs(203, 1)), "tanh"],
  ["a number", design("regression", waves(203, 1)), "sigmoid"],
];

async function fit(rows: Design, activation: "relu" | "tanh" | "sigmoid") {
  const params = mlpSpec.params.parse({ hiddenLayers: [9, 5], activation, maxIter: 15, learningRate: 0.01 });
  const model = await mlp.fit(rows, params, unobserved, context());
  const rowMajor = Array.from({ length: rows.nRows }, (_, i) => [rows.X[i]!, rows.X[rows.nRows + i]!]);
  return { model, rowMajor, expected: mlp.predict(model, rows) };
}

/** In units of the outputs' own size: probabilities, or the target's standard deviation. */
function largestDifference(expected: Float64Array, found: ArrayLike<number>, unit: number): number {
  expect(found.length).toBe(expected.length);
  return Math.max(...expected.map((value, i) => Math.abs(value - found[i]!) / unit));
}

it.each(cases)("a net for %s is the same as a TensorFlow.js model", async (_, rows, activation) => {
  const { model, rowMajor, expected } = await fit(rows, activation);
  const [json, weights, readme] = exportTfjs(model, ["x0", "x1"], rows.classes);
  const { modelTopology, weightsManifest } = JSON.parse(new TextDecoder().decode(json!.bytes));
  const loaded = await loadLayersModel(
    io.fromMemory({
      modelTopology,
      weightSpecs: weightsManifest[0].weights,
      weightData: weights!.bytes.buffer,
    }),
  );
  const output = loaded.predict(tensor2d(rowMajor)) as Tensor;
  expect(largestDifference(expected, await output.data(), model.targetScale)).toBeLessThan(1e-5);
  expect(weightsManifest[0].paths).toEqual([weights!.name]);
  expect(new TextDecoder().decode(readme!.bytes)).toContain("is not\nincluded");
});

it.each(cases)("a net for %s is the same in ONNX Runtime", async (_, rows, activation) => {
  const { model, expected } = await fit(rows, activation);
  const found = await runOnnx(model, rows, Math.max(1, rows.classes.length));
  expect(largestDifference(expected, found, model.targetScale)).toBeLessThan(1e-5);
});

it.each(["relu", "tanh", "sigmoid"] as const)(
  "a net of %s whose weights are large and cancel is the same in ONNX Runtime",
  async (activation) => {
    const rows = design("regression", waves(203, 1));
    const { model } = await fit(rows, activation);
    const [first, second] = model.shape.layers as DenseLayer[];
    const weights = model.weights.slice();
    // Units are twins, and count against each other: sums pass 1e6 on their way to a number near 1.
    for (let i = first!.W; i < first!.end; i++)
      if (((i - first!.W) % first!.outputs) % 2 === 1) weights[i] = weights[i - 1]!;
    for (let i = second!.W; i < second!.b; i++) {
      const input = Math.floor((i - second!.W) / second!.outputs);
      weights[i] = input === 8 ? 0 : input % 2 === 0 ? 1e6 : -1e6 - weights[i]!;
    }
    const hard = { ...model, weights };
    const expected = mlp.predict(hard, rows);
    expect(largestDifference(expected, await runOnnx(hard, rows, 1), model.targetScale)).toBeLessThan(1e-5);
  },
);

async function runOnnx(model: MlpModel, rows: Design, width: number): Promise<Float32Array> {
  const graph = new OnnxGraphBuilder(["features", "output"]);
  const drawn = mlp.toOnnx(model, "features", graph);
  graph.output("Identity", [drawn], "output");
  const bytes = encodeModel({
    name: "net",
    producerVersion: "0",
    doc: "",
    nodes: graph.nodesInOrder,
    constants: graph.constants,
    inputs: [{ name: "features", type: "float", dims: ["N", 2] }],
    outputs: [{ name: "output", type: "float", dims: ["N", width] }],
    metadata: [],
  });
  const session = await InferenceSession.create(bytes);
  const rowMajor = Array.from({ length: rows.nRows }, (_, i) => [rows.X[i]!, rows.X[rows.nRows + i]!]);
  const features = new OnnxTensor("float32", Float32Array.from(rowMajor.flat()), [rows.nRows, 2]);
  const { output } = await session.run({ features });
  return output!.data as Float32Array;
}
