import type { Activation, MlpModel } from "#core/estimators/neural/mlp-model.ts";
import type { OnnxGraph } from "#core/export/onnx/graph.ts";

const operators: Readonly<Record<Activation, string>> = { relu: "Relu", tanh: "Tanh", sigmoid: "Sigmoid" };

export function mlpToOnnx(model: MlpModel, features: string, graph: OnnxGraph): string {
  let tensor = features;
  model.layers.forEach(({ inputs, outputs, W, b }, index) => {
    tensor = graph.node("Gemm", [tensor, graph.floats(W, [inputs, outputs]), graph.floats(b, [outputs])]);
    if (index < model.layers.length - 1) tensor = graph.node(operators[model.activation], [tensor]);
  });
  switch (model.task) {
    case "regression": {
      const scaled = graph.node("Mul", [tensor, graph.floats([model.targetScale], [])]);
      return graph.node("Add", [scaled, graph.floats([model.targetMean], [])]);
    }
    case "binary": {
      const positive = graph.node("Sigmoid", [tensor]);
      // σ(-z), not 1 - σ(z): a small probability keeps its digits.
      const negative = graph.node("Sigmoid", [graph.node("Neg", [tensor])]);
      return graph.node("Concat", [negative, positive], { attributes: { axis: { int: 1 } } });
    }
    case "multiclass":
      return graph.node("Softmax", [tensor], { attributes: { axis: { int: 1 } } });
  }
}
