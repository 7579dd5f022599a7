import type { FusedRoom, LayerArrays } from "#core/estimators/neural/fused-room.ts";
import {
  BATCH_NORM_EPSILON,
  type BatchNormLayer,
  type DenseLayer,
  type EmbeddingLayer,
  type NetLayer,
} from "#core/estimators/neural/net-shape.ts";
import { assert } from "#core/shared/assert.ts";
import { sigmoid, tanh } from "#core/shared/math.ts";

/** A batch on its way through a layer. */
export interface Batch {
  readonly nRows: number;
  /** Of a dropout layer while it trains; null in use. */
  readonly mask: Float32Array | null;
  /** Of an addition: what went past the block. */
  readonly past?: Float32Array;
  readonly isTraining: boolean;
  /** How far running statistics move towards this batch's. */
  readonly statisticsRate: number;
}

/** One layer at work: row-major values in, row-major values out, in arrays that are used again for the next batch. */
export interface FusedLayer {
  forward(input: Float32Array, batch: Batch): Float32Array;
  /**
   * Adds the derivatives by its own numbers to the gradient.
   * @param delta derivatives by what the last `forward` gave; changed in place
   * @returns those by its input, unless nobody wants them
   */
  backward(delta: Float32Array, nRows: number, wantsInput: boolean): Float32Array;
}

export function fusedLayer(layer: NetLayer, room: FusedRoom, own: LayerArrays): FusedLayer {
  switch (layer.kind) {
    case "dense":
      return denseLayer(layer, room, own);
    case "dropout":
      return dropoutLayer(layer.units, own);
    case "batch-norm":
      return batchNormLayer(layer, room, own);
    case "embedding":
      return embeddingLayer(layer, room, own);
    case "add":
      return addLayer(layer.units, own);
  }
}

function denseLayer(
  layer: DenseLayer,
  all: FusedRoom,
  { output, back, extra: onSide }: LayerArrays,
): FusedLayer {
  const { inputs, outputs, activation } = layer;
  const { room, one } = all;
  const weights = all.weights.subarray(layer.W, layer.b);
  const bias = all.weights.subarray(layer.b, layer.end);
  const byWeights = all.gradient.subarray(layer.W, layer.b);
  const byBias = all.gradient.subarray(layer.b, layer.end);
  let seen = output;

  function bendBack(delta: Float32Array, n: number): void {
    if (activation === "relu") room.rectifyBack(output, delta, n);
    else if (activation === "tanh")
      for (let i = 0; i < n; i++) delta[i] = delta[i]! * (1 - output[i]! * output[i]!);
    else if (activation === "sigmoid")
      for (let i = 0; i < n; i++) delta[i] = delta[i]! * (output[i]! * (1 - output[i]!));
  }

  return {
    forward(input, { nRows }) {
      seen = input;
      const n = nRows * outputs;
      room.fillRows(bias, output, nRows);
      room.multiply(input, inputs, 1, weights, output, nRows, inputs, outputs);
      if (activation === "relu") room.rectify(output, n);
      else if (activation === "tanh") for (let i = 0; i < n; i++) output[i] = tanh(output[i]!);
      else if (activation === "sigmoid") for (let i = 0; i < n; i++) output[i] = sigmoid(output[i]!);
      return output;
    },
    backward(delta, nRows, wantsInput) {
      bendBack(delta, nRows * outputs);
      room.multiply(seen, 1, inputs, delta, byWeights, inputs, nRows, outputs);
      room.multiply(one, 0, 0, delta, byBias, 1, nRows, outputs);
      if (wantsInput) {
        room.transpose(weights, onSide, inputs, outputs);
        back.fill(0, 0, nRows * inputs);
        room.multiply(delta, outputs, 1, onSide, back, nRows, outputs, inputs);
      }
      return back;
    },
  };
}

function dropoutLayer(units: number, { output, back }: LayerArrays): FusedLayer {
  let kept: Float32Array | null = null;
  const times = (from: Float32Array, mask: Float32Array, to: Float32Array, n: number) => {
    for (let i = 0; i < n; i++) to[i] = from[i]! * mask[i]!;
    return to;
  };
  return {
    forward(input, { nRows, mask }) {
      kept = mask;
      return mask === null ? input : times(input, mask, output, nRows * units);
    },
    backward: (delta, nRows) => (kept === null ? delta : times(delta, kept, back, nRows * units)),
  };
}

/** Derivatives go on through the block as they are; those that go past it are kept in `back` until the block's begin. */
function addLayer(units: number, { output, back }: LayerArrays): FusedLayer {
  return {
    forward(input, { nRows, past }) {
      assert(past, "an addition is told what went past its block");
      for (let i = 0; i < nRows * units; i++) output[i] = input[i]! + past[i]!;
      return output;
    },
    backward(delta, nRows) {
      back.set(delta.subarray(0, nRows * units));
      return delta;
    },
  };
}

/** Sums are taken in float64: there are few of them. */
function batchNormLayer(
  layer: BatchNormLayer,
  { weights, gradient }: FusedRoom,
  { output, back, extra: normal }: LayerArrays,
): FusedLayer {
  const { units, gamma, beta } = layer;
  const centre = new Float64Array(units);
  const spread = new Float64Array(units);

  function measure(input: Float32Array, { nRows, isTraining, statisticsRate }: Batch): void {
    for (let j = 0; j < units; j++) {
      let mean = weights[layer.mean + j]!;
      let variance = weights[layer.variance + j]!;
      if (isTraining) {
        let sum = 0;
        for (let i = 0; i < nRows; i++) sum += input[i * units + j]!;
        const batchMean = sum / nRows;
        let squares = 0;
        for (let i = 0; i < nRows; i++) {
          const off = input[i * units + j]! - batchMean;
          squares += off * off;
        }
        const batchVariance = squares / nRows;
        weights[layer.mean + j] = mean + (batchMean - mean) * statisticsRate;
        weights[layer.variance + j] = variance + (batchVariance - variance) * statisticsRate;
        mean = batchMean;
        variance = batchVariance;
      }
      centre[j] = mean;
      spread[j] = Math.sqrt(variance + BATCH_NORM_EPSILON);
    }
  }

  return {
    forward(input, batch) {
      measure(input, batch);
      for (let i = 0, at = 0; i < batch.nRows; i++)
        for (let j = 0; j < units; j++, at++) {
          normal[at] = (input[at]! - centre[j]!) / spread[j]!;
          output[at] = normal[at]! * weights[gamma + j]! + weights[beta + j]!;
        }
      return output;
    },
    backward(delta, nRows, wantsInput) {
      for (let j = 0; j < units; j++) {
        let byGamma = 0;
        let byBeta = 0;
        for (let at = j; at < nRows * units; at += units) {
          byGamma += delta[at]! * normal[at]!;
          byBeta += delta[at]!;
        }
        gradient[gamma + j] = gradient[gamma + j]! + byGamma;
        gradient[beta + j] = gradient[beta + j]! + byBeta;
        if (!wantsInput) continue;
        const factor = weights[gamma + j]! / spread[j]!;
        for (let at = j; at < nRows * units; at += units)
          back[at] = (delta[at]! - (byBeta + normal[at]! * byGamma) / nRows) * factor;
      }
      return back;
    },
  };
}

/** Always the first layer, so nobody asks for derivatives by its input. Most of its one-hot columns are 0 in a row. */
function embeddingLayer(
  { inputs, outputs, through, tables }: EmbeddingLayer,
  { weights, gradient }: FusedRoom,
  { output, back }: LayerArrays,
): FusedLayer {
  let seen = output;
  /** Calls `each` for every column of a table that is not 0 in a row: where its vector lies, where in the output, how much of it. */
  const vectors = (
    rows: Float32Array,
    nRows: number,
    each: (at: number, to: number, dimension: number, value: number) => void,
  ) => {
    for (let i = 0; i < nRows; i++) {
      let to = i * outputs + through.length;
      for (const { columns, dimension, at } of tables) {
        for (let k = 0; k < columns.length; k++) {
          const value = rows[i * inputs + columns[k]!]!;
          if (value !== 0) each(at + k * dimension, to, dimension, value);
        }
        to += dimension;
      }
    }
  };
  return {
    forward(input, { nRows }) {
      seen = input;
      output.fill(0, 0, nRows * outputs);
      for (let i = 0; i < nRows; i++)
        for (let j = 0; j < through.length; j++) output[i * outputs + j] = input[i * inputs + through[j]!]!;
      vectors(input, nRows, (at, to, dimension, value) => {
        for (let d = 0; d < dimension; d++) output[to + d] = output[to + d]! + value * weights[at + d]!;
      });
      return output;
    },
    backward(delta, nRows) {
      vectors(seen, nRows, (at, to, dimension, value) => {
        for (let d = 0; d < dimension; d++) gradient[at + d] = gradient[at + d]! + value * delta[to + d]!;
      });
      return back;
    },
  };
}
