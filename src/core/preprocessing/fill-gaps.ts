import type { OnnxGraph } from "#core/export/onnx/graph.ts";
import type { TensorColumn, WorkColumn } from "#core/preprocessing/step.ts";

const FLOAT = 1;

/**
 * A column of numbers without gaps, and where asked for a 0/1 column beside it that says where they were.
 * @param fillOf     what a gap in this row becomes, as a float32; asked of rows with a gap only
 * @param indicator  name of the second column, or null for none
 */
export function fillGaps(
  column: WorkColumn & { kind: "numeric" },
  fillOf: (row: number) => number,
  indicator: string | null,
): readonly WorkColumn[] {
  if (indicator === null && !column.values.some(Number.isNaN)) return [column]; // a large table is not copied for nothing
  const values = new Float32Array(column.values);
  const wasMissing = indicator === null ? null : new Float32Array(values.length);
  for (let row = 0; row < values.length; row++) {
    if (!Number.isNaN(values[row])) continue;
    values[row] = fillOf(row);
    if (wasMissing) wasMissing[row] = 1;
  }
  const filled: WorkColumn = { ...column, values };
  if (indicator === null || !wasMissing) return [filled];
  return [filled, { kind: "numeric", name: indicator, source: column.source, values: wasMissing }];
}

/** The same of a tensor. @param fill  floats of shape [] or [N, 1] */
export function drawFilledGaps(
  column: TensorColumn,
  fill: string,
  indicator: string | null,
  graph: OnnxGraph,
): readonly TensorColumn[] {
  const isMissing = graph.node("IsNaN", [column.tensor]);
  const number = { ...column, tensor: graph.node("Where", [isMissing, fill, column.tensor]) };
  if (indicator === null) return [number];
  const flag = graph.node("Cast", [isMissing], { attributes: { to: { int: FLOAT } } });
  return [number, { kind: "numeric", name: indicator, tensor: flag }];
}
