import type { FeatureMatrix } from "#core/estimators/design.ts";
import type { Activation } from "#core/estimators/neural/layer-spec.ts";
import { type EarlyMlpModel, type MlpModel, presentModel } from "#core/estimators/neural/mlp-model.ts";
import {
  BATCH_NORM_EPSILON,
  type BatchNormLayer,
  type DenseLayer,
  type EmbeddingLayer,
  blockEnds,
  type NetLayer,
  type NetShape,
} from "#core/estimators/neural/net-shape.ts";
import { sigmoid, softmax, tanh } from "#core/shared/math.ts";

/** Rows worked on at once, so that their activations stay in the cache. */
const BLOCK = 64;

/** Looks at what a layer gave for a block of rows: row-major [count, width]; the array is used again afterwards. */
type Observe = (layer: number, values: Float64Array, count: number, width: number) => void;

/**
 * The net's linear outputs, row-major [nRows, outputs]: sums in float64, activations kept in float64.
 * The same on page and command line, whatever engine trained the net.
 */
export function netOutputs(
  shape: NetShape,
  weights: Float32Array,
  rows: FeatureMatrix,
  observe?: Observe,
): Float64Array {
  const outputs = new Float64Array(rows.nRows * shape.outputs);
  const widest = Math.max(shape.inputs, ...shape.layers.map(widthOf));
  let current = new Float64Array(BLOCK * widest);
  let next = new Float64Array(BLOCK * widest);
  const ends = blockEnds(shape);
  // One block ends before the next begins, so that one place is enough for what goes past it.
  const past = new Float64Array(ends.size === 0 ? 0 : BLOCK * widest);
  for (let start = 0; start < rows.nRows; start += BLOCK) {
    const count = Math.min(BLOCK, rows.nRows - start);
    gather(rows, start, count, current);
    shape.layers.forEach((layer, index) => {
      const end = ends.get(index);
      if (end) past.set(current.subarray(0, count * end.units));
      if (layer.kind === "add") {
        for (let i = 0; i < count * layer.units; i++) current[i] = current[i]! + past[i]!;
      } else if (layer.kind === "dense") {
        dense(current, count, layer, weights, next);
        activate(next, count * layer.outputs, layer.activation);
        [current, next] = [next, current];
      } else if (layer.kind === "batch-norm") {
        normalise(current, count, layer, weights);
      } else if (layer.kind === "embedding") {
        embed(current, count, layer, weights, next);
        [current, next] = [next, current];
      }
      observe?.(index, current, count, widthOf(layer));
    });
    outputs.set(current.subarray(0, count * shape.outputs), start * shape.outputs);
  }
  return outputs;
}

export function widthOf(layer: NetLayer): number {
  return "units" in layer ? layer.units : layer.outputs;
}

export function predictMlp(fitted: MlpModel | EarlyMlpModel, rows: FeatureMatrix): Float64Array {
  const model = presentModel(fitted);
  const outputs = netOutputs(model.shape, model.weights, rows);
  if (model.task === "regression") return outputs.map((z) => z * model.targetScale + model.targetMean);
  if (model.task === "binary") {
    const probabilities = new Float64Array(2 * rows.nRows);
    for (let i = 0; i < rows.nRows; i++) {
      const p = sigmoid(outputs[i]!);
      probabilities[2 * i] = 1 - p;
      probabilities[2 * i + 1] = p;
    }
    return probabilities;
  }
  const nClasses = model.shape.outputs;
  for (let i = 0; i < rows.nRows; i++) softmax(outputs, i * nClasses, nClasses);
  return outputs;
}

/** Batch norm in use: one factor and one shift a unit. */
export function affineOf(
  { units, gamma, beta, mean, variance }: BatchNormLayer,
  weights: Float32Array,
): { scale: Float64Array; shift: Float64Array } {
  const scale = Float64Array.from(
    { length: units },
    (_, j) => weights[gamma + j]! / Math.sqrt(weights[variance + j]! + BATCH_NORM_EPSILON),
  );
  const shift = scale.map((factor, j) => weights[beta + j]! - weights[mean + j]! * factor);
  return { scale, shift };
}

function normalise(values: Float64Array, count: number, layer: BatchNormLayer, weights: Float32Array): void {
  const { scale, shift } = affineOf(layer, weights);
  for (let i = 0, at = 0; i < count; i++)
    for (let j = 0; j < layer.units; j++, at++) values[at] = values[at]! * scale[j]! + shift[j]!;
}

function embed(
  rows: Float64Array,
  count: number,
  { inputs, outputs, through, tables }: EmbeddingLayer,
  weights: Float32Array,
  out: Float64Array,
): void {
  for (let i = 0; i < count; i++) {
    const from = i * inputs;
    let to = i * outputs;
    for (const column of through) out[to++] = rows[from + column]!;
    for (const { columns, dimension, at } of tables) {
      out.fill(0, to, to + dimension);
      columns.forEach((column, k) => {
        const value = rows[from + column]!;
        if (value === 0) return;
        for (let d = 0; d < dimension; d++) out[to + d]! += value * weights[at + k * dimension + d]!;
      });
      to += dimension;
    }
  }
}

function gather(
  { X, nRows, features }: FeatureMatrix,
  start: number,
  count: number,
  block: Float64Array,
): void {
  const width = features.length;
  for (let j = 0; j < width; j++)
    for (let i = 0; i < count; i++) block[i * width + j] = X[j * nRows + start + i]!;
}

/** out = rows · W + b, four rows by four units at a time: each weight that is read serves four rows. */
function dense(
  rows: Float64Array,
  count: number,
  layer: DenseLayer,
  weights: Float32Array,
  out: Float64Array,
): void {
  const { inputs, outputs } = layer;
  const W = weights.subarray(layer.W, layer.b);
  const b = weights.subarray(layer.b, layer.end);
  const tiledRows = count - (count % 4);
  const tiledUnits = outputs - (outputs % 4);
  for (let i = 0; i < tiledRows; i += 4)
    for (let j = 0; j < tiledUnits; j += 4) denseTile(rows, i, inputs, outputs, j, W, b, out);
  for (let i = 0; i < count; i++)
    for (let j = i < tiledRows ? tiledUnits : 0; j < outputs; j++) {
      let sum = b[j]!;
      for (let k = 0; k < inputs; k++) sum += rows[i * inputs + k]! * W[k * outputs + j]!;
      out[i * outputs + j] = sum;
    }
}

function denseTile(
  rows: Float64Array,
  i: number,
  inputs: number,
  outputs: number,
  j: number,
  W: Float32Array,
  b: Float32Array,
  out: Float64Array,
): void {
  const [r0, r1, r2, r3] = [i * inputs, (i + 1) * inputs, (i + 2) * inputs, (i + 3) * inputs];
  let [a0, a1, a2, a3] = [b[j]!, b[j + 1]!, b[j + 2]!, b[j + 3]!];
  let [b0, b1, b2, b3] = [a0, a1, a2, a3];
  let [c0, c1, c2, c3] = [a0, a1, a2, a3];
  let [d0, d1, d2, d3] = [a0, a1, a2, a3];
  for (let k = 0, w = j; k < inputs; k++, w += outputs) {
    const w0 = W[w]!;
    const w1 = W[w + 1]!;
    const w2 = W[w + 2]!;
    const w3 = W[w + 3]!;
    const x0 = rows[r0 + k]!;
    a0 += x0 * w0;
    a1 += x0 * w1;
    a2 += x0 * w2;
    a3 += x0 * w3;
    const x1 = rows[r1 + k]!;
    b0 += x1 * w0;
    b1 += x1 * w1;
    b2 += x1 * w2;
    b3 += x1 * w3;
    const x2 = rows[r2 + k]!;
    c0 += x2 * w0;
    c1 += x2 * w1;
    c2 += x2 * w2;
    c3 += x2 * w3;
    const x3 = rows[r3 + k]!;
    d0 += x3 * w0;
    d1 += x3 * w1;
    d2 += x3 * w2;
    d3 += x3 * w3;
  }
  const o = i * outputs + j;
  store(out, o, a0, a1, a2, a3);
  store(out, o + outputs, b0, b1, b2, b3);
  store(out, o + 2 * outputs, c0, c1, c2, c3);
  store(out, o + 3 * outputs, d0, d1, d2, d3);
}

function store(out: Float64Array, at: number, a: number, b: number, c: number, d: number): void {
  out[at] = a;
  out[at + 1] = b;
  out[at + 2] = c;
  out[at + 3] = d;
}

function activate(values: Float64Array, count: number, activation: Activation): void {
  if (activation === "relu") for (let i = 0; i < count; i++) values[i] = values[i]! > 0 ? values[i]! : 0;
  else if (activation === "tanh") for (let i = 0; i < count; i++) values[i] = tanh(values[i]!);
  else if (activation === "sigmoid") for (let i = 0; i < count; i++) values[i] = sigmoid(values[i]!);
}
