import { toDoubles, toFloats } from "#core/estimators/linear-model.ts";
import { embeddingMatrix } from "#core/estimators/neural/embedding-matrix.ts";
import { affineOf } from "#core/estimators/neural/forward.ts";
import type { Activation } from "#core/estimators/neural/layer-spec.ts";
import { type EarlyMlpModel, type MlpModel, presentModel } from "#core/estimators/neural/mlp-model.ts";
import type { AddLayer, NetLayer } from "#core/estimators/neural/net-shape.ts";
import type { OnnxGraph } from "#core/export/onnx/graph.ts";

const operators: Readonly<Record<Exclude<Activation, "linear">, string>> = {
  relu: "Relu",
  tanh: "Tanh",
  sigmoid: "Sigmoid",
};

/** Weights are kept as the floats that they are, so that the file stays small; the runtime makes doubles of them once. */
export function mlpToOnnx(fitted: MlpModel | EarlyMlpModel, features: string, graph: OnnxGraph): string {
  const model = presentModel(fitted);
  const inputs: string[] = [];
  const tensor = model.shape.layers.reduce(
    (input, layer) => {
      inputs.push(input);
      if (layer.kind === "add") return graph.node("Add", [input, inputs[layer.from]!]);
      return layerToOnnx(layer, model.weights, input, graph);
    },
    toDoubles(features, graph),
  );
  return toFloats(outputs(model, tensor, graph), graph);
}

function layerToOnnx(
  layer: Exclude<NetLayer, AddLayer>,
  weights: Float32Array,
  input: string,
  graph: OnnxGraph,
): string {
  switch (layer.kind) {
    case "dense": {
      const { W, b, end, activation } = layer;
      const factors = toDoubles(graph.floats(weights.slice(W, b), [layer.inputs, layer.outputs]), graph);
      const bias = toDoubles(graph.floats(weights.slice(b, end), [layer.outputs]), graph);
      const sums = graph.node("Gemm", [input, factors, bias]);
      return activation === "linear" ? sums : graph.node(operators[activation], [sums]);
    }
    case "dropout":
      return input;
    case "batch-norm": {
      const { scale, shift } = affineOf(layer, weights);
      const scaled = graph.node("Mul", [input, graph.doubles(scale, [1, layer.units])]);
      return graph.node("Add", [scaled, graph.doubles(shift, [1, layer.units])]);
    }
    case "embedding": {
      const matrix = graph.floats(embeddingMatrix(layer, weights), [layer.inputs, layer.outputs]);
      return graph.node("MatMul", [input, toDoubles(matrix, graph)]);
    }
  }
}

function outputs(model: MlpModel, tensor: string, graph: OnnxGraph): string {
  const byClass = { attributes: { axis: { int: 1 } } };
  switch (model.task) {
    case "regression": {
      const scaled = graph.node("Mul", [tensor, graph.doubles([model.targetScale], [])]);
      return graph.node("Add", [scaled, graph.doubles([model.targetMean], [])]);
    }
    case "binary": {
      const positive = graph.node("Sigmoid", [tensor]);
      // σ(-z), not 1 - σ(z): a small probability keeps its digits.
      const negative = graph.node("Sigmoid", [graph.node("Neg", [tensor])]);
      return graph.node("Concat", [negative, positive], byClass);
    }
    case "multiclass":
      return graph.node("Softmax", [tensor], byClass);
  }
}
