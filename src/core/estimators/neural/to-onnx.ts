import { toDoubles, toFloats } from "#core/estimators/linear-model.ts";
import type { Activation, MlpModel } from "#core/estimators/neural/mlp-model.ts";
import type { OnnxGraph } from "#core/export/onnx/graph.ts";

const operators: Readonly<Record<Activation, string>> = { relu: "Relu", tanh: "Tanh", sigmoid: "Sigmoid" };

/** Weights are kept as the floats that they are, so that the file stays small; the runtime makes doubles of them once. */
export function mlpToOnnx(model: MlpModel, features: string, graph: OnnxGraph): string {
  let tensor = toDoubles(features, graph);
  model.layers.forEach(({ inputs, outputs, W, b }, index) => {
    const weights = toDoubles(graph.floats(W, [inputs, outputs]), graph);
    tensor = graph.node("Gemm", [tensor, weights, toDoubles(graph.floats(b, [outputs]), graph)]);
    if (index < model.layers.length - 1) tensor = graph.node(operators[model.activation], [tensor]);
  });
  return toFloats(outputs(model, tensor, graph), graph);
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
