import type { OnnxGraph } from "#core/export/onnx/graph.ts";
import type { FittedImputeNeighbours } from "#core/preprocessing/impute-neighbours/impute-neighbours.ts";
import type { TensorColumn } from "#core/preprocessing/step.ts";
import { assert } from "#core/shared/assert.ts";

const [FLOAT, DOUBLE] = [1, 11];
const UNKNOWN = Number.POSITIVE_INFINITY;

/** What nearest-donors.ts computes, operator by operator on doubles: of each column's name floats of shape [N, 1] or []. */
export function drawNeighbourFills(
  fitted: FittedImputeNeighbours,
  tensors: readonly TensorColumn[],
  graph: OnnxGraph,
): ReadonlyMap<string, string> {
  const { columns, donors } = fitted;
  const lenders = donors.columns.map((values) => [...values.keys()].filter((at) => values[at] !== null));
  // Without any value to lend there is nothing to measure, and no tensor to measure it with.
  const distances = lenders.some(({ length }) => length > 0) ? drawDistances(fitted, tensors, graph) : null;
  return new Map(
    columns.map(({ name, mean }, j) => {
      const own = lenders[j]!;
      if (distances === null || own.length === 0) return [name, graph.floats([mean], [])];
      const ofLenders =
        own.length === donors.nRows
          ? distances
          : graph.node("Gather", [distances, graph.int64s(own, [own.length])], {
              attributes: { axis: { int: 1 } },
            });
      const lent = own.map((at) => donors.columns[j]![at]!);
      return [name, drawMeanOfNearest(ofLenders, lent, mean, fitted, graph)];
    }),
  );
}

/** Of shape [N, donors]. */
function drawDistances(
  { columns, donors }: FittedImputeNeighbours,
  tensors: readonly TensorColumn[],
  graph: OnnxGraph,
): string {
  const { nRows } = donors;
  const byName = new Map(tensors.map(({ name, tensor }) => [name, tensor]));
  const zero = graph.doubles([0], []);
  let sum: string | null = null;
  let shared: string | null = null;
  for (const [j, { name }] of columns.entries()) {
    const tensor = byName.get(name);
    assert(tensor !== undefined, `the graph has “${name}”`);
    const lent = donors.columns[j]!;
    const isGap = graph.node("IsNaN", [tensor]);
    const isPresent = graph.node("Cast", [graph.node("Not", [isGap])], {
      attributes: { to: { int: DOUBLE } },
    });
    const own = graph.node("Where", [isGap, zero, cast(tensor, DOUBLE, graph)]);
    const has = graph.doubles(
      lent.map((value) => (value === null ? 0 : 1)),
      [1, nRows],
    );
    const values = graph.doubles(
      lent.map((value) => value ?? 0),
      [1, nRows],
    );
    const both = graph.node("Mul", [isPresent, has]);
    const away = graph.node("Sub", [own, values]);
    const part = graph.node("Mul", [graph.node("Mul", [away, away]), both]);
    sum = sum === null ? part : graph.node("Add", [sum, part]);
    shared = shared === null ? both : graph.node("Add", [shared, both]);
  }
  assert(sum !== null && shared !== null, "rows are compared by some column");
  const mean = graph.node("Div", [sum, graph.node("Max", [shared, graph.doubles([1], [])])]);
  const squared = graph.node("Mul", [mean, graph.doubles([columns.length], [])]);
  const sharesNone = graph.node("Less", [shared, graph.doubles([0.5], [])]);
  return graph.node("Where", [sharesNone, graph.doubles([UNKNOWN], []), graph.node("Sqrt", [squared])]);
}

/** @param distances [N, lenders]. @returns floats of shape [N, 1] */
function drawMeanOfNearest(
  distances: string,
  lent: readonly number[],
  mean: number,
  { neighbours, weights }: FittedImputeNeighbours,
  graph: OnnxGraph,
): string {
  const k = Math.min(neighbours, lent.length);
  const one = graph.doubles([1], []);
  const zero = graph.doubles([0], []);
  const [nearest, places] = graph.nodes("TopK", [distances, graph.int64s([k], [1])], {
    attributes: { axis: { int: 1 }, largest: { int: 0 }, sorted: { int: 1 } },
    outputs: 2,
  });
  assert(nearest !== undefined && places !== undefined, "TopK has two outputs");
  const values = graph.node("Gather", [graph.doubles(lent, [lent.length]), places]);
  let weight: string;
  if (weights === "uniform") {
    const isKnown = graph.node("Less", [nearest, graph.doubles([UNKNOWN], [])]);
    weight = cast(isKnown, DOUBLE, graph);
  } else {
    const isOn = graph.node("Equal", [nearest, zero]);
    const onOnes = cast(isOn, DOUBLE, graph);
    const isOnOne = graph.node("Greater", [
      graph.node("ReduceMax", [onOnes], { attributes: { axes: { ints: [1] } } }),
      zero,
    ]);
    weight = graph.node("Where", [isOnOne, onOnes, graph.node("Div", [one, nearest])]);
  }
  const sum = drawSum(graph.node("Mul", [values, weight]), k, graph);
  const total = drawSum(weight, k, graph);
  const isUnknown = graph.node("Equal", [total, zero]);
  const found = graph.node("Where", [isUnknown, graph.doubles([mean], []), graph.node("Div", [sum, total])]);
  return cast(found, FLOAT, graph);
}

/** Column by column, in order: ReduceSum would add in an order of its own. */
function drawSum(tensor: string, k: number, graph: OnnxGraph): string {
  if (k === 1) return tensor;
  const widths = graph.int64s(
    Array.from({ length: k }, () => 1),
    [k],
  );
  const parts = graph.nodes("Split", [tensor, widths], { attributes: { axis: { int: 1 } }, outputs: k });
  return parts.reduce((sum, part) => graph.node("Add", [sum, part]));
}

function cast(tensor: string, to: number, graph: OnnxGraph): string {
  return graph.node("Cast", [tensor], { attributes: { to: { int: to } } });
}
