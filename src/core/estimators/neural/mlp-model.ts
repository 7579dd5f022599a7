import type { FittedModel } from "#core/estimators/estimator.ts";
import type { Activation } from "#core/estimators/neural/layer-spec.ts";
import { layOut, type NetShape, penalisedParts } from "#core/estimators/neural/net-shape.ts";
import type { Task } from "#core/pipeline/task.ts";
import type { EngineTiming } from "#core/project/run.ts";
import type { Random } from "#core/shared/random.ts";

/** Two classes are one logit, as in scikit-learn; more are one logit each. */
export interface MlpModel extends FittedModel {
  readonly kind: "mlp";
  readonly task: Task;
  readonly shape: NetShape;
  /** All numbers of the net, as `shape` lays them out. */
  readonly weights: Float32Array;
  /** Regression: prediction = output · targetScale + targetMean. Otherwise 0 and 1. */
  readonly targetMean: number;
  readonly targetScale: number;
  readonly engine: string;
  readonly epochs: number;
  /** What was measured when the engine was chosen; empty where there was nothing to choose. */
  readonly engineTimings: readonly EngineTiming[];
}

/** A net as it was saved before layers could be chosen one by one: dense layers with one bend. */
export interface EarlyMlpModel extends Omit<MlpModel, "shape" | "weights"> {
  readonly activation: Activation;
  readonly layers: readonly {
    readonly inputs: number;
    readonly outputs: number;
    readonly W: Float32Array;
    readonly b: Float32Array;
  }[];
}

/** The model in its present form. */
export function presentModel(model: MlpModel | EarlyMlpModel): MlpModel {
  if (!("layers" in model)) return model;
  const { activation, layers, ...rest } = model;
  const inputs = layers[0]?.inputs ?? 0;
  const features = Array.from({ length: inputs }, (_, j) => ({
    name: `${j}`,
    source: `${j}`,
    kind: "numeric" as const,
  }));
  const hidden = layers
    .slice(0, -1)
    .map(({ outputs }) => ({ kind: "dense" as const, units: outputs, activation, l2: null }));
  const shape = layOut(hidden, features, layers.at(-1)?.outputs ?? 1, 0);
  const weights = new Float32Array(shape.nWeights);
  let at = 0;
  for (const part of layers.flatMap(({ W, b }) => [W, b])) {
    weights.set(part, at);
    at += part.length;
  }
  return { ...rest, shape, weights };
}

export function outputUnits(task: Task, nClasses: number): number {
  return task === "multiclass" ? nClasses : 1;
}

/**
 * Glorot's uniform start (proceedings.mlr.press/v9/glorot10a), with scikit-learn's factor for the logistic bend and its
 * random biases. The vector of a category begins about as long as the one-hot row that it replaces.
 */
export function initialWeights(shape: NetShape, random: Random): Float32Array {
  const weights = new Float32Array(shape.nWeights);
  const fill = (start: number, end: number, bound: number) => {
    for (let i = start; i < end; i++) weights[i] = (2 * random.next() - 1) * bound;
  };
  let bend: Activation = "linear";
  for (const layer of shape.layers) {
    if (layer.kind === "dense") {
      if (layer.activation !== "linear") bend = layer.activation;
      const factor = bend === "sigmoid" ? 2 : 6;
      fill(layer.W, layer.end, Math.sqrt(factor / (layer.inputs + layer.outputs)));
    } else if (layer.kind === "embedding") {
      for (const { at, end, dimension } of layer.tables) fill(at, end, Math.sqrt(3 / dimension));
    } else if (layer.kind === "batch-norm") {
      weights.fill(1, layer.gamma, layer.gamma + layer.units);
      weights.fill(1, layer.variance, layer.variance + layer.units);
    }
  }
  return weights;
}

/** Half of the sum of l2 · w² over the penalised weights: what the penalty adds to the loss, but for the rows' share. */
export function penaltyOf(shape: NetShape, weights: Float32Array): number {
  let sum = 0;
  for (const { start, end, l2 } of penalisedParts(shape)) {
    let squares = 0;
    for (let i = start; i < end; i++) squares += weights[i]! * weights[i]!;
    sum += 0.5 * l2 * squares;
  }
  return sum;
}
