import { toFloats } from "#core/estimators/linear-model.ts";
import type { OnnxGraph } from "#core/export/onnx/graph.ts";
import { sigmoid, softmax } from "#core/shared/math.ts";

/**
 * Raw outputs, row-major, to probabilities: one output is the log odds of the second of two classes, several are one a
 * class, for softmax. Several are replaced in place.
 */
export function probabilitiesOf(raw: Float64Array, nOutputs: number): Float64Array {
  if (nOutputs > 1) {
    for (let at = 0; at < raw.length; at += nOutputs) softmax(raw, at, nOutputs);
    return raw;
  }
  const outputs = new Float64Array(raw.length * 2);
  for (let row = 0; row < raw.length; row++) {
    outputs[2 * row] = sigmoid(-raw[row]!);
    outputs[2 * row + 1] = sigmoid(raw[row]!);
  }
  return outputs;
}

/** The same of a tensor [N, nOutputs] of doubles. @returns a float tensor [N, classes] */
export function probabilitiesToOnnx(raw: string, nOutputs: number, graph: OnnxGraph): string {
  const byClass = { attributes: { axis: { int: 1 } } };
  if (nOutputs > 1) return toFloats(graph.node("Softmax", [raw], byClass), graph);
  const second = graph.node("Sigmoid", [raw]);
  const first = graph.node("Sigmoid", [graph.node("Neg", [raw])]);
  return toFloats(graph.node("Concat", [first, second], byClass), graph);
}
