import { binEdges } from "#core/preprocessing/bin/bin-edges.ts";
import { binToPython } from "#core/preprocessing/bin/bin-python.ts";
import type { BinParams } from "#core/preprocessing/bin/schema.ts";
import { isChosen } from "#core/preprocessing/chosen-columns.ts";
import { float32Text } from "#core/preprocessing/float32-text.ts";
import { replaceColumns, replaceTensors } from "#core/preprocessing/replace-columns.ts";
import type { Step } from "#core/preprocessing/step.ts";
import { assert } from "#core/shared/assert.ts";

const [FLOAT, INT64] = [1, 7];

export interface FittedBin {
  /** Bounds ascend; a value equal to one lies above it. */
  readonly columns: readonly { readonly name: string; readonly edges: readonly number[] }[];
}

/** Missing values stay missing. */
export const binStep: Step<BinParams, FittedBin> = {
  fit: (frame, params) => ({
    columns: frame.columns.flatMap((column) =>
      column.kind === "numeric" && isChosen(column, params.columns)
        ? [{ name: column.name, edges: binEdges(column.values, params, frame.answers) }]
        : [],
    ),
  }),

  transform: ({ columns }, frame) =>
    replaceColumns(frame, columns, ({ edges }, column) => {
      assert(column.kind === "numeric", `“${column.name}” is a number`);
      const { name, source, values } = column;
      const codes = Int32Array.from(values, (value) => (Number.isNaN(value) ? -1 : placeAmong(edges, value)));
      return [{ kind: "categorical", name, source, codes, categories: binLabels(edges) }];
    }),

  notes: ({ columns }) =>
    columns.map(({ name, edges }) => ({
      column: name,
      sentence:
        edges.length === 0
          ? `${name}: nothing to cut, one bin`
          : `${name}: ${edges.length + 1} bins, cut at ${edges.map(float32Text).join(", ")}`,
    })),

  toOnnx: ({ columns }, tensors, graph) =>
    replaceTensors(tensors, columns, ({ edges }, column) => {
      const labels = graph.strings([...binLabels(edges), ""], [edges.length + 2]);
      const missing = graph.int64s([edges.length + 1], []);
      // Compared with an infinity more, so that a column without bounds is drawn as the others are.
      const bounds = graph.floats([...edges, Number.POSITIVE_INFINITY], [1, edges.length + 1]);
      const isAbove = graph.node("And", [
        graph.node("GreaterOrEqual", [column.tensor, bounds]),
        graph.node("Less", [bounds, graph.floats([Number.POSITIVE_INFINITY], [])]),
      ]);
      const ones = graph.node("Cast", [isAbove], { attributes: { to: { int: FLOAT } } });
      const count = graph.node("ReduceSum", [ones, graph.int64s([1], [1])]);
      const place = graph.node("Cast", [count], { attributes: { to: { int: INT64 } } });
      const at = graph.node("Where", [graph.node("IsNaN", [column.tensor]), missing, place]);
      return [{ kind: "categorical", name: column.name, tensor: graph.node("Gather", [labels, at]) }];
    }),

  toPython: binToPython,
};

/** How many bounds a value reaches, by halving. */
function placeAmong(edges: readonly number[], value: number): number {
  let [low, high] = [0, edges.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (value >= edges[middle]!) low = middle + 1;
    else high = middle;
  }
  return low;
}

function binLabels(edges: readonly number[]): readonly string[] {
  if (edges.length === 0) return ["any number"];
  const [first, last] = [float32Text(edges[0]!), float32Text(edges.at(-1)!)];
  const between = edges.slice(1).map((edge, k) => `${float32Text(edges[k]!)} to ${float32Text(edge)}`);
  return [`below ${first}`, ...between, `${last} or more`];
}
