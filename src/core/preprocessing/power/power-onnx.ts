import type { OnnxGraph } from "#core/export/onnx/graph.ts";
import { FLAT, SMALL } from "#core/preprocessing/power/yeo-johnson.ts";
import { MAX_FLOAT32 } from "#core/preprocessing/work-frame.ts";

const FLOAT = 1;
const DOUBLE = 11;

/** The arithmetic of yeo-johnson.ts, operator by operator, on doubles. */
export function drawPower(tensor: string, scale: number, lambda: number, graph: OnnxGraph): string {
  const constant = (value: number) => graph.doubles([value], []);
  const node = (operator: string, ...inputs: string[]) => graph.node(operator, inputs);
  const cast = (input: string, to: number) =>
    graph.node("Cast", [input], { attributes: { to: { int: to } } });
  const z = node("Div", cast(tensor, DOUBLE), constant(scale));
  const size = node("Abs", z);
  const isSmall = node("Less", size, constant(SMALL));
  const logarithm = node("Log", node("Add", constant(1), size));
  const bend = (m: number) => {
    const series = node("Mul", size, node("Add", constant(1), node("Mul", size, constant((m - 1) / 2))));
    const powered = node(
      "Div",
      node("Sub", node("Exp", node("Mul", logarithm, constant(m))), constant(1)),
      constant(m),
    );
    const bent = node("Where", isSmall, series, Math.abs(m) < FLAT ? logarithm : powered);
    return node("Where", node("Greater", bent, constant(MAX_FLOAT32)), constant(MAX_FLOAT32), bent);
  };
  const isNegative = node("Less", z, constant(0));
  const both = node("Where", isNegative, node("Neg", bend(2 - lambda)), bend(lambda));
  return cast(both, FLOAT);
}
