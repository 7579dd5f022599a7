import type { OnnxGraph } from "#core/export/onnx/graph.ts";
import type { FittedImputeIterative } from "#core/preprocessing/impute-iterative/impute-iterative.ts";
import type { TensorColumn } from "#core/preprocessing/step.ts";
import { MAX_FLOAT32 } from "#core/preprocessing/work-frame.ts";
import { assert } from "#core/shared/assert.ts";

const [FLOAT, DOUBLE] = [1, 11];

/**
 * What `iterativeFills` computes, operator by operator on doubles, of each column's name. Term by term: a product of
 * matrices would add in an order of its own.
 */
export function drawIterativeFills(
  { columns, models }: FittedImputeIterative,
  tensors: readonly TensorColumn[],
  graph: OnnxGraph,
): ReadonlyMap<string, string> {
  const byName = new Map(tensors.map(({ name, tensor }) => [name, tensor]));
  const node = (operator: string, ...inputs: string[]) => graph.node(operator, inputs);
  const constant = (value: number) => graph.doubles([value], []);
  const zero = constant(0);
  const isGap: string[] = [];
  const standard = columns.map(({ name, mean, scale }, j) => {
    const tensor = byName.get(name);
    assert(tensor !== undefined, `the graph has “${name}”`);
    isGap[j] = node("IsNaN", tensor);
    const double = graph.node("Cast", [tensor], { attributes: { to: { int: DOUBLE } } });
    return node("Where", isGap[j], zero, node("Div", node("Sub", double, constant(mean)), constant(scale)));
  });
  for (const { target, intercept, weights } of models) {
    let sum = constant(intercept);
    for (const [k, weight] of weights.entries())
      if (k !== target) sum = node("Add", sum, node("Mul", standard[k]!, constant(weight)));
    standard[target] = node("Where", isGap[target]!, sum, standard[target]!);
  }
  return new Map(
    columns.map(({ name, mean, scale }, j) => {
      const value = node("Add", node("Mul", standard[j]!, constant(scale)), constant(mean));
      const held = node("Max", constant(-MAX_FLOAT32), node("Min", constant(MAX_FLOAT32), value));
      return [name, graph.node("Cast", [held], { attributes: { to: { int: FLOAT } } })];
    }),
  );
}
