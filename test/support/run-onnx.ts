import { expect } from "vitest";
import type { FeatureMatrix } from "#core/estimators/design.ts";
import type { Estimator, FittedModel } from "#core/estimators/estimator.ts";
import { OnnxGraphBuilder } from "#core/export/onnx/graph-builder.ts";
import { encodeModel } from "#core/export/onnx/model-proto.ts";

export type AnyEstimator = Estimator<unknown, FittedModel>;

/** What the model's own ONNX graph, without any recipe, answers in onnxruntime: row-major (rows × outputs). */
export async function runOnnx(
  estimator: AnyEstimator,
  model: FittedModel,
  rows: FeatureMatrix,
): Promise<Float32Array> {
  const ort = await import("onnxruntime-web/wasm");
  ort.env.wasm.numThreads = 1;
  const p = rows.features.length;
  const graph = new OnnxGraphBuilder(["X", "outputs"]);
  graph.output("Identity", [estimator.toOnnx(model, "X", graph)], "outputs");
  const bytes = encodeModel({
    name: "model",
    producerVersion: "test",
    doc: "",
    inputs: [{ name: "X", type: "float", dims: ["N", p] }],
    outputs: [{ name: "outputs", type: "float", dims: ["N", "K"] }],
    nodes: graph.nodesInOrder,
    constants: graph.constants,
    metadata: [],
  });
  const session = await ort.InferenceSession.create(bytes, { logSeverityLevel: 3 });
  const rowMajor = Float32Array.from(
    { length: rows.nRows * p },
    (_, i) => rows.X[(i % p) * rows.nRows + Math.floor(i / p)]!,
  );
  const { outputs } = await session.run({ X: new ort.Tensor("float32", rowMajor, [rows.nRows, p]) });
  expect(outputs?.dims).toEqual([rows.nRows, estimator.predict(model, rows).length / rows.nRows]);
  const values = Float32Array.from(outputs!.data as Float32Array);
  await session.release();
  return values;
}
