import type { FittedModel } from "#core/estimators/estimator.ts";
import type { Task } from "#core/pipeline/task.ts";
import type { EngineTiming } from "#core/project/run.ts";
import type { Random } from "#core/shared/random.ts";

export type Activation = "relu" | "tanh" | "sigmoid";

/** The shape of a net: units per layer, from the features to the outputs. Output units are linear (logits or the scaled target). */
export interface NetShape {
  readonly units: readonly number[];
  readonly activation: Activation;
}

export interface MlpLayer {
  readonly inputs: number;
  readonly outputs: number;
  /** Row-major [inputs, outputs]. */
  readonly W: Float32Array;
  readonly b: Float32Array;
}

/** Two classes are one logit, as in scikit-learn; more are one logit each. */
export interface MlpModel extends FittedModel {
  readonly kind: "mlp";
  readonly task: Task;
  readonly activation: Activation;
  readonly layers: readonly MlpLayer[];
  /** Regression: prediction = output · targetScale + targetMean. Otherwise 0 and 1. */
  readonly targetMean: number;
  readonly targetScale: number;
  readonly engine: string;
  readonly epochs: number;
  /** What was measured when the engine was chosen; empty where there was nothing to choose. */
  readonly engineTimings: readonly EngineTiming[];
}

export function outputUnits(task: Task, nClasses: number): number {
  return task === "multiclass" ? nClasses : 1;
}

/** Where each layer lies in the one flat vector of all weights: W row-major, then b, layer after layer. */
export interface LayerSlice {
  readonly inputs: number;
  readonly outputs: number;
  readonly W: number;
  readonly b: number;
  readonly end: number;
}

export function layerSlices(units: readonly number[]): LayerSlice[] {
  const slices: LayerSlice[] = [];
  let start = 0;
  for (let layer = 0; layer + 1 < units.length; layer++) {
    const inputs = units[layer]!;
    const outputs = units[layer + 1]!;
    const b = start + inputs * outputs;
    slices.push({ inputs, outputs, W: start, b, end: b + outputs });
    start = b + outputs;
  }
  return slices;
}

export function countWeights(units: readonly number[]): number {
  return layerSlices(units).at(-1)?.end ?? 0;
}

/** Glorot's uniform start (proceedings.mlr.press/v9/glorot10a), with scikit-learn's factor for the logistic bend and its random biases. */
export function initialWeights(shape: NetShape, random: Random): Float32Array {
  const weights = new Float32Array(countWeights(shape.units));
  const factor = shape.activation === "sigmoid" ? 2 : 6;
  for (const slice of layerSlices(shape.units)) {
    const bound = Math.sqrt(factor / (slice.inputs + slice.outputs));
    for (let i = slice.W; i < slice.end; i++) weights[i] = (2 * random.next() - 1) * bound;
  }
  return weights;
}

export function toLayers(units: readonly number[], weights: Float32Array): MlpLayer[] {
  return layerSlices(units).map(({ inputs, outputs, W, b, end }) => ({
    inputs,
    outputs,
    W: weights.slice(W, b),
    b: weights.slice(b, end),
  }));
}

/** Sum of squares of the weights without biases: what the L2 penalty punishes. */
export function penalisedSquares(units: readonly number[], weights: Float32Array): number {
  let sum = 0;
  for (const { W, b } of layerSlices(units)) for (let i = W; i < b; i++) sum += weights[i]! * weights[i]!;
  return sum;
}
