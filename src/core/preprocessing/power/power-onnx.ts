import type { OnnxGraph } from "#core/export/onnx/graph.ts";
import type { BentColumn } from "#core/preprocessing/power/power.ts";
import { FLAT, SMALL } from "#core/preprocessing/power/yeo-johnson.ts";
import { MAX_FLOAT32 } from "#core/preprocessing/work-frame.ts";

const FLOAT = 1;
const DOUBLE = 11;

/** The arithmetic of yeo-johnson.ts or box-cox.ts, operator by operator, on doubles. */
export function drawPower(tensor: string, { scale, lambda, least }: BentColumn, graph: OnnxGraph): string {
  const constant = (value: number) => graph.doubles([value], []);
  const node = (operator: string, ...inputs: string[]) => graph.node(operator, inputs);
  const cast = (input: string, to: number) =>
    graph.node("Cast", [input], { attributes: { to: { int: to } } });
  const x = cast(tensor, DOUBLE);
  /** (e to the m · logarithm - 1) / m, or the logarithm itself for a power of 0. */
  const powered = (logarithm: string, m: number) =>
    Math.abs(m) < FLAT
      ? logarithm
      : node("Div", node("Sub", node("Exp", node("Mul", logarithm, constant(m))), constant(1)), constant(m));
  const heldBelow = (bent: string) =>
    node("Where", node("Greater", bent, constant(MAX_FLOAT32)), constant(MAX_FLOAT32), bent);
  if (least !== undefined) {
    const held = node("Where", node("Less", x, constant(least)), constant(least), x);
    const bent = heldBelow(powered(node("Log", node("Div", held, constant(scale))), lambda));
    const isFarDown = node("Less", bent, constant(-MAX_FLOAT32));
    return cast(node("Where", isFarDown, constant(-MAX_FLOAT32), bent), FLOAT);
  }
  const z = node("Div", x, constant(scale));
  const size = node("Abs", z);
  const isSmall = node("Less", size, constant(SMALL));
  const logarithm = node("Log", node("Add", constant(1), size));
  const bend = (m: number) => {
    const series = node("Mul", size, node("Add", constant(1), node("Mul", size, constant((m - 1) / 2))));
    return heldBelow(node("Where", isSmall, series, powered(logarithm, m)));
  };
  const isNegative = node("Less", z, constant(0));
  const both = node("Where", isNegative, node("Neg", bend(2 - lambda)), bend(lambda));
  return cast(both, FLOAT);
}
