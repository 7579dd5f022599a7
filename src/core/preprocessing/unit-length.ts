import type { OnnxGraph } from "#core/export/onnx/graph.ts";
import type { PlacedNumber } from "#core/preprocessing/columns-of-texts.ts";

/** The same numbers with squares that add up to 1, in the order of the columns; all 0 stays so. */
export function toUnitLength(numbers: readonly PlacedNumber[]): readonly PlacedNumber[] {
  const sorted = numbers.toSorted(([a], [b]) => a - b);
  const length = Math.sqrt(sorted.reduce((sum, [, value]) => sum + value * value, 0));
  return length === 0 ? sorted : sorted.map(([place, value]) => [place, value / length]);
}

/** The same of each row of a tensor of doubles [N, columns]. */
export function drawUnitLength(rows: string, graph: OnnxGraph): string {
  const squares = graph.node("ReduceSum", [graph.node("Mul", [rows, rows]), graph.int64s([1], [1])]);
  const length = graph.node("Sqrt", [squares]);
  const isEmpty = graph.node("Equal", [length, graph.doubles([0], [])]);
  return graph.node("Div", [rows, graph.node("Where", [isEmpty, graph.doubles([1], []), length])]);
}
