import { sumOfTreesToOnnx, type WeighedTree } from "#core/estimators/decision-tree/tree-onnx.ts";
import { binsOfAxis, type EbmTerm, type FittedEbm } from "#core/estimators/ebm/ebm-model.ts";
import { toDoubles, toFloats } from "#core/estimators/linear-model.ts";
import { probabilitiesToOnnx } from "#core/estimators/probabilities.ts";
import type { OnnxGraph } from "#core/export/onnx/graph.ts";

/** Every term is a balanced tree of its cuts, whose leaves are its cells. @returns a float tensor as `toOnnx` has it */
export function ebmToOnnx(model: FittedEbm, features: string, graph: OnnxGraph): string {
  const { nOutputs, intercept, terms, classification } = model;
  const trees = terms.map((term) => treeOfTerm(term, nOutputs));
  const start = graph.doubles(intercept, [1, nOutputs]);
  const sums = graph.node("Add", [toDoubles(sumOfTreesToOnnx(trees, features, graph), graph), start]);
  return classification ? probabilitiesToOnnx(sums, nOutputs, graph) : toFloats(sums, graph);
}

/** Everything that is a number is at or below it, so that only what is missing goes the other way. */
const ABOVE_ALL = Infinity;

function treeOfTerm({ features, cuts, values }: EbmTerm, nOutputs: number): WeighedTree {
  const feature: number[] = [];
  const threshold: number[] = [];
  const left: number[] = [];
  const right: number[] = [];
  const value: number[] = [];
  const add = (): number => {
    feature.push(-1);
    threshold.push(0);
    left.push(0);
    right.push(0);
    for (let k = 0; k < nOutputs; k++) value.push(0);
    return feature.length - 1;
  };
  const part = (axis: number, cut: number, below: () => number, above: () => number): number => {
    const node = add();
    feature[node] = features[axis]!;
    threshold[node] = cut;
    left[node] = below();
    right[node] = above();
    return node;
  };
  /** Bins [from, to] of an axis, all of them numbers. */
  const search = (axis: number, from: number, to: number, leaf: (bin: number) => number): number => {
    if (from === to) return leaf(from);
    const middle = (from + to) >>> 1;
    return part(
      axis,
      cuts[axis]![middle]!,
      () => search(axis, from, middle, leaf),
      () => search(axis, middle + 1, to, leaf),
    );
  };
  const along = (axis: number, cell: number): number => {
    if (axis === features.length) {
      const node = add();
      for (let k = 0; k < nOutputs; k++) value[node * nOutputs + k] = values[cell * nOutputs + k]!;
      return node;
    }
    const nBins = binsOfAxis(cuts[axis]!);
    const deeper = (bin: number) => along(axis + 1, cell * nBins + bin);
    return part(
      axis,
      ABOVE_ALL,
      () => search(axis, 0, nBins - 2, deeper),
      () => deeper(nBins - 1),
    );
  };
  along(0, 0);
  return {
    feature: Int32Array.from(feature),
    threshold: Float32Array.from(threshold),
    left: Int32Array.from(left),
    right: Int32Array.from(right),
    value: Float64Array.from(value),
    nOutputs,
  };
}
