import type { OnnxGraph } from "#core/export/onnx/graph.ts";
import type { TensorColumn } from "#core/preprocessing/step.ts";

/** A tensor of floats [N, names.length] as columns of their own. */
export function drawColumnsOf(
  tensor: string,
  names: readonly string[],
  graph: OnnxGraph,
): readonly TensorColumn[] {
  if (names.length === 0) return [];
  const widths = graph.int64s(
    names.map(() => 1),
    [names.length],
  );
  const split = graph.nodes("Split", [tensor, widths], {
    attributes: { axis: { int: 1 } },
    outputs: names.length,
  });
  return names.map((name, place) => ({ kind: "numeric", name, tensor: split[place]! }));
}
