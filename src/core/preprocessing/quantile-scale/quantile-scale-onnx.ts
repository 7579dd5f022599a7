import type { OnnxGraph } from "#core/export/onnx/graph.ts";
import {
  MIDDLE,
  MIDDLE_AT,
  MIDDLE_REACH,
  TAIL,
  TAIL_AT,
} from "#core/preprocessing/quantile-scale/normal-quantile.ts";
import { AT_END, LEAST_SHARE, piecesOf, type Ranks } from "#core/preprocessing/quantile-scale/ranks.ts";
import type { QuantileScaleParams } from "#core/preprocessing/quantile-scale/schema.ts";

const [FLOAT, INT64, DOUBLE] = [1, 7, 11];

/** The arithmetic of ranks.ts and normal-quantile.ts, operator by operator, on doubles. */
export function drawQuantileScale(
  tensor: string,
  ranks: Ranks,
  output: QuantileScaleParams["output"],
  graph: OnnxGraph,
): string {
  const { values } = ranks;
  const { node, constant, cast } = drawing(graph);
  const x = cast(tensor, DOUBLE);
  const isUpTo = node("GreaterOrEqual", x, graph.doubles(values, [1, values.length]));
  // Whole numbers: their sum is exact in any order.
  const place = cast(node("ReduceSum", cast(isUpTo, FLOAT), graph.int64s([1], [1])), INT64);
  const pieces = piecesOf(ranks);
  const ofPiece = (table: readonly number[]) => node("Gather", graph.doubles(table, [table.length]), place);
  const left = ofPiece(pieces.left);
  const along = node("Div", node("Sub", x, left), ofPiece(pieces.width));
  const between = node("Add", ofPiece(pieces.base), node("Mul", along, ofPiece(pieces.rise)));
  const share = node("Where", node("Equal", x, left), ofPiece(pieces.at), between);
  const isMissing = graph.node("IsNaN", [tensor]);
  if (output === "uniform") return node("Where", isMissing, tensor, cast(share, FLOAT));
  const [least, most] = [constant(LEAST_SHARE), constant(1 - LEAST_SHARE)];
  const isAbove = node("Greater", node("Add", x, constant(AT_END)), constant(values.at(-1)!));
  const isBelow = node("Less", node("Sub", x, constant(AT_END)), constant(values[0]!));
  const held = node("Max", least, node("Min", most, share));
  const ended = node("Where", isBelow, least, node("Where", isAbove, most, held));
  return node("Where", isMissing, tensor, cast(drawNormalQuantile(ended, graph), FLOAT));
}

function drawNormalQuantile(p: string, graph: OnnxGraph): string {
  const { node, constant } = drawing(graph);
  const polynomial = (coefficients: readonly number[], x: string) =>
    coefficients
      .slice(1)
      .reduce((sum, next) => node("Add", node("Mul", sum, x), constant(next)), constant(coefficients[0]!));
  const q = node("Sub", p, constant(0.5));
  const near = node("Sub", constant(MIDDLE_AT), node("Mul", q, q));
  const middle = node("Div", node("Mul", polynomial(MIDDLE.above, near), q), polynomial(MIDDLE.below, near));
  const isLow = node("Less", q, constant(0));
  const outside = node("Where", isLow, p, node("Sub", constant(1), p));
  const r = node("Sub", node("Sqrt", node("Neg", node("Log", outside))), constant(TAIL_AT));
  const far = node("Div", polynomial(TAIL.above, r), polynomial(TAIL.below, r));
  const tail = node("Where", isLow, node("Neg", far), far);
  return node("Where", node("LessOrEqual", node("Abs", q), constant(MIDDLE_REACH)), middle, tail);
}

function drawing(graph: OnnxGraph) {
  return {
    node: (operator: string, ...inputs: string[]) => graph.node(operator, inputs),
    constant: (value: number) => graph.doubles([value], []),
    cast: (input: string, to: number) => graph.node("Cast", [input], { attributes: { to: { int: to } } }),
  };
}
