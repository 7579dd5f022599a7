import type { TensorInfo } from "@tensorflow/tfjs-core";
import type { Activation } from "#core/estimators/neural/layer-spec.ts";
import {
  type BatchNormLayer,
  type DenseLayer,
  type EmbeddingLayer,
} from "#core/estimators/neural/net-shape.ts";
import { reshaped } from "#core/estimators/neural/tfjs-kernels.ts";
import type { TfjsOps } from "#core/estimators/neural/tfjs-ops.ts";

/** What depends only on the number of rows in a batch. */
export interface BatchConstants {
  /** [1, 1, rows] */
  readonly ones: TensorInfo;
  readonly share: TensorInfo;
}

/** What a layer leaves for the way back. */
export interface Passed {
  readonly output: TensorInfo;
  /**
   * From the derivative by its output to those by its own numbers, flat and in order, and, where asked for, by its input.
   */
  backward(delta: TensorInfo, wantsInput: boolean): Gradients;
}
export interface Gradients {
  readonly own: readonly TensorInfo[];
  readonly input: TensorInfo | null;
}

/** @param transposed the input's columns as rows with a row of ones below, where the host has uploaded them */
export function passDense(
  ops: TfjsOps,
  layer: DenseLayer,
  params: TensorInfo,
  input: TensorInfo,
  transposed: TensorInfo | null,
  { ones }: Pick<BatchConstants, "ones">,
): Passed {
  const { inputs, outputs, activation } = layer;
  const rows = input.shape[1]!;
  const weights = ops.stretch(params, layer.W, [1, inputs, outputs]);
  const output = denseOutput(ops, layer, params, input, weights);
  return {
    output,
    backward(delta, wantsInput) {
      const inner = throughActivation(ops, delta, activation, output);
      const factor = transposed ?? ops.concat([ops.transpose(input), ones], 1);
      const gradient = ops.product(factor, inner, [1, inputs + 1, outputs]);
      return {
        own: [reshaped(gradient, [(inputs + 1) * outputs])],
        input: wantsInput ? ops.product(inner, ops.transpose(weights), [1, rows, inputs]) : null,
      };
    },
  };
}

export function denseOutput(
  ops: TfjsOps,
  { inputs, outputs, W, b, activation }: DenseLayer,
  params: TensorInfo,
  input: TensorInfo,
  weights = ops.stretch(params, W, [1, inputs, outputs]),
): TensorInfo {
  const bias = ops.stretch(params, b, [outputs]);
  const sums = ops.kernels.call(
    "_FusedMatMul",
    { a: input, b: weights, bias },
    { transposeA: false, transposeB: false, activation: activation === "relu" ? "relu" : "linear" },
  );
  if (activation === "tanh") return ops.kernels.call("Tanh", { x: sums });
  return activation === "sigmoid" ? ops.kernels.call("Sigmoid", { x: sums }) : sums;
}

function throughActivation(
  ops: TfjsOps,
  delta: TensorInfo,
  activation: Activation,
  output: TensorInfo,
): TensorInfo {
  switch (activation) {
    case "linear":
      return delta;
    case "relu":
      return ops.times(delta, ops.kernels.call("Step", { x: output }, { alpha: 0 }));
    case "tanh":
      return ops.minus(delta, ops.times(delta, ops.square(output)));
    case "sigmoid":
      return ops.times(delta, ops.minus(output, ops.square(output)));
  }
}

/** The batch's mean and variance, [1, 1, units] each, are handed to `remember`. */
export function passBatchNorm(
  ops: TfjsOps,
  { units, gamma, beta }: BatchNormLayer,
  params: TensorInfo,
  input: TensorInfo,
  { ones, share }: BatchConstants,
  epsilon: TensorInfo,
  remember: (mean: TensorInfo, variance: TensorInfo) => void,
): Passed {
  const wide = [1, 1, units];
  const meanOf = (values: TensorInfo) => ops.times(ops.product(ones, values, wide), share);
  const mean = meanOf(input);
  const centred = ops.minus(input, mean);
  const variance = meanOf(ops.square(centred));
  remember(mean, variance);
  const spread = ops.root(ops.add(variance, epsilon));
  const normal = ops.over(centred, spread);
  const factor = ops.stretch(params, gamma, wide);
  const output = ops.add(ops.times(normal, factor), ops.stretch(params, beta, wide));
  return {
    output,
    backward(delta, wantsInput) {
      const byBeta = ops.product(ones, delta, wide);
      const byGamma = ops.product(ones, ops.times(delta, normal), wide);
      const own = [reshaped(byGamma, [units]), reshaped(byBeta, [units])];
      if (!wantsInput) return { own, input: null };
      const centredDelta = ops.minus(delta, ops.times(byBeta, share));
      const inner = ops.minus(centredDelta, ops.times(normal, ops.times(byGamma, share)));
      return { own, input: ops.times(inner, ops.over(factor, spread)) };
    },
  };
}

/** @param statistics flat running statistics, which begin at `start` of the flat vector */
export function normalised(
  ops: TfjsOps,
  { units, gamma, beta, mean, variance }: BatchNormLayer,
  params: TensorInfo,
  input: TensorInfo,
  statistics: TensorInfo,
  start: number,
  epsilon: TensorInfo,
): TensorInfo {
  const wide = [1, 1, units];
  const spread = ops.root(ops.add(ops.stretch(statistics, variance - start, wide), epsilon));
  const scale = ops.over(ops.stretch(params, gamma, wide), spread);
  const centred = ops.minus(input, ops.stretch(statistics, mean - start, wide));
  return ops.add(ops.times(centred, scale), ops.stretch(params, beta, wide));
}

/** @param blocks the columns that pass through (absent if there are none), then the one-hot columns of each table */
export function embedded(
  ops: TfjsOps,
  { through, tables }: EmbeddingLayer,
  params: TensorInfo,
  blocks: readonly TensorInfo[],
): TensorInfo {
  const skipped = through.length > 0 ? 1 : 0;
  const vectors = tables.map(({ columns, dimension, at }, k) => {
    const block = blocks[skipped + k]!;
    const table = ops.stretch(params, at, [1, columns.length, dimension]);
    return ops.product(block, table, [1, block.shape[1]!, dimension]);
  });
  return ops.concat([...blocks.slice(0, skipped), ...vectors], 2);
}

/** @param transposed the one-hot columns of each table as rows */
export function passEmbedding(
  ops: TfjsOps,
  layer: EmbeddingLayer,
  params: TensorInfo,
  blocks: readonly TensorInfo[],
  transposed: readonly TensorInfo[],
): Passed {
  return {
    output: embedded(ops, layer, params, blocks),
    backward(delta) {
      let begin = layer.through.length;
      const own = layer.tables.map(({ columns, dimension }, k) => {
        const part = ops.columns(delta, begin, dimension);
        begin += dimension;
        return ops.product(transposed[k]!, part, [columns.length * dimension]);
      });
      return { own, input: null };
    },
  };
}
