import type { OnnxGraph } from "#core/export/onnx/graph.ts";
import type { TensorColumn } from "#core/preprocessing/step.ts";

const BOOL = 9;

export function drawFilledCategory(
  { fill }: { readonly fill: string | null },
  column: TensorColumn,
  graph: OnnxGraph,
): readonly TensorColumn[] {
  if (fill === null) return [column];
  // Equal takes strings only from opset 19 on: a label encoder finds the empty ones.
  const flag = graph.node("LabelEncoder", [column.tensor], {
    domain: "ai.onnx.ml",
    attributes: {
      keys_strings: { strings: [""] },
      values_int64s: { ints: [1] },
      default_int64: { int: 0 },
    },
  });
  const isMissing = graph.node("Cast", [flag], { attributes: { to: { int: BOOL } } });
  const filled = graph.node("Where", [isMissing, graph.strings([fill], []), column.tensor]);
  return [{ ...column, tensor: filled }];
}
