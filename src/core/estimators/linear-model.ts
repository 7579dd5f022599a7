import type { FeatureMatrix } from "#core/estimators/design.ts";
import type { OnnxGraph } from "#core/export/onnx/graph.ts";

/** Weighted sums of features: output k of a row is intercept[k] + Σⱼ coef[k · nFeatures + j] · xⱼ. */
export interface LinearModel {
  readonly coef: Float64Array;
  readonly intercept: Float64Array;
}

/** Row-major (nRows × outputs). */
export function linearOutputs({ coef, intercept }: LinearModel, { nRows, X }: FeatureMatrix): Float64Array {
  const nOutputs = intercept.length;
  const nFeatures = coef.length / nOutputs;
  const outputs = new Float64Array(nRows * nOutputs);
  for (let k = 0; k < nOutputs; k++) {
    for (let row = 0, at = k; row < nRows; row++, at += nOutputs) outputs[at] = intercept[k]!;
    for (let j = 0; j < nFeatures; j++) {
      const weight = coef[k * nFeatures + j]!;
      if (weight === 0) continue;
      const start = j * nRows;
      for (let row = 0, at = k; row < nRows; row++, at += nOutputs) outputs[at]! += weight * X[start + row]!;
    }
  }
  return outputs;
}

/**
 * [N, nFeatures] to [N, outputs], as doubles: where columns say nearly the same, weights are large and cancel, and a
 * sum in float32 would not be the one that `linearOutputs` makes.
 */
export function linearSumsToOnnx(
  { coef, intercept }: LinearModel,
  features: string,
  graph: OnnxGraph,
): string {
  const nOutputs = intercept.length;
  const nFeatures = coef.length / nOutputs;
  const transposed = new Float64Array(coef.length);
  for (let k = 0; k < nOutputs; k++)
    for (let j = 0; j < nFeatures; j++) transposed[j * nOutputs + k] = coef[k * nFeatures + j]!;
  const product = graph.node("MatMul", [
    toDoubles(features, graph),
    graph.doubles(transposed, [nFeatures, nOutputs]),
  ]);
  return graph.node("Add", [product, graph.doubles(intercept, [1, nOutputs])]);
}

/** Floats to doubles, in which sums do not lose what `predict` keeps. */
export function toDoubles(floats: string, graph: OnnxGraph): string {
  return graph.node("Cast", [floats], { attributes: { to: { int: DOUBLE } } });
}

/** Doubles to the floats that every model answers with. */
export function toFloats(doubles: string, graph: OnnxGraph): string {
  return graph.node("Cast", [doubles], { attributes: { to: { int: FLOAT } } });
}

/** ONNX's numbers for the element types. */
const FLOAT = 1;
const DOUBLE = 11;
