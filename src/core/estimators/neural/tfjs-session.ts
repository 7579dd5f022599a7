import type { TensorInfo } from "@tensorflow/tfjs-core";
import {
  BETA_1,
  BETA_2,
  type DropoutMasks,
  EPSILON,
  type NetJob,
  type NetState,
  type TrainingSession,
} from "#core/estimators/neural/engine.ts";
import {
  BATCH_NORM_EPSILON,
  type BlockEnd,
  blockEnds,
  type NetShape,
  penalisedParts,
  STATISTICS_RATE,
} from "#core/estimators/neural/net-shape.ts";
import { TfjsBatches, type UploadedRows } from "#core/estimators/neural/tfjs-batches.ts";
import { reshaped, type TfjsKernels } from "#core/estimators/neural/tfjs-kernels.ts";
import {
  type BatchConstants,
  passBatchNorm,
  passDense,
  type Passed,
  passEmbedding,
} from "#core/estimators/neural/tfjs-layers.ts";
import { outputsInUse } from "#core/estimators/neural/tfjs-in-use.ts";
import { TfjsOps } from "#core/estimators/neural/tfjs-ops.ts";
import { pow } from "#core/shared/math.ts";

/** Rows of one monitoring pass, so that a wide net's activations fit the device. */
const MONITOR_ROWS = 2048;

interface StepConstants extends BatchConstants {
  /** What the L2 penalty takes off each weight; null for nothing. */
  readonly decay: TensorInfo | null;
  readonly statisticsRate: TensorInfo;
}

/**
 * One net on one tfjs backend: forward, backward and Adam written out as kernel calls (about 30 a step for one hidden
 * layer), with all trained numbers in one flat tensor and batch norm's running statistics in another.
 */
export class TfjsSession implements TrainingSession {
  readonly #kernels: TfjsKernels;
  readonly #ops: TfjsOps;
  readonly #job: NetJob;
  readonly #batches: TfjsBatches;
  #params: TensorInfo;
  #statistics: TensorInfo | null;
  #first: TensorInfo;
  #second: TensorInfo;
  /** 1 for each weight that decays, else 0; null where none does. */
  readonly #decaying: TensorInfo | null;
  #steps: number;
  #queue: TensorInfo[] = [];
  readonly #constants = new Map<number, StepConstants>();
  readonly #beta1: TensorInfo;
  readonly #beta2: TensorInfo;
  readonly #epsilon: TensorInfo;
  readonly #normEpsilon: TensorInfo;
  /** The first layer that has something to train: below it no derivative is wanted. */
  readonly #lowest: number;
  readonly #ends: ReadonlyMap<number, BlockEnd>;

  constructor(kernels: TfjsKernels, job: NetJob, state: NetState) {
    const { nTrainable, nWeights, layers } = job.shape;
    this.#kernels = kernels;
    this.#ops = new TfjsOps(kernels);
    this.#job = job;
    this.#batches = new TfjsBatches(kernels, job.shape);
    const flat = (values: Float32Array) => kernels.constant(values, [values.length]);
    this.#params = flat(state.weights.subarray(0, nTrainable));
    this.#statistics = nWeights > nTrainable ? flat(state.weights.subarray(nTrainable)) : null;
    this.#first = flat(state.firstMoment);
    this.#second = flat(state.secondMoment);
    this.#steps = state.steps;
    this.#beta1 = this.#ops.scalar(BETA_1);
    this.#beta2 = this.#ops.scalar(BETA_2);
    this.#epsilon = this.#ops.scalar(EPSILON / Math.sqrt(1 - BETA_2));
    this.#normEpsilon = this.#ops.scalar(BATCH_NORM_EPSILON);
    this.#decaying = job.weightDecay > 0 ? flat(ofWeights(job.shape)) : null;
    this.#ends = blockEnds(job.shape);
    this.#lowest = layers.findIndex(({ kind }) => kind !== "dropout");
    kernels.endStep();
  }

  step(rows: Int32Array, masks: DropoutMasks | null, learningRate: number): void {
    const constants = this.#stepConstants(rows.length);
    const moments: TensorInfo[] = [];
    const passed = this.#forward(this.#batches.batch(this.#job.rows, rows), masks, constants, moments);
    const output = passed.at(-1)!.output;
    this.#queue.push(this.#kernels.keep(output));
    let delta = this.#outputGradient(output, this.#batches.targets(this.#job, rows), rows, constants);
    const gradients: TensorInfo[] = [];
    /** Derivatives that went past a residual block, by the layer that ends it. */
    const past = new Map<number, TensorInfo>();
    for (let layer = passed.length - 1; layer >= this.#lowest; layer--) {
      const { kind } = this.#job.shape.layers[layer]!;
      if (kind === "add") past.set(layer, delta);
      const { own, input } = passed[layer]!.backward(delta, layer > this.#lowest);
      gradients.unshift(...own);
      const end = this.#ends.get(layer);
      if (input !== null) delta = end ? this.#ops.add(input, past.get(end.at)!) : input;
    }
    this.#update(this.#ops.concat(gradients, 0), moments, constants, learningRate);
  }

  async outputs(): Promise<Float32Array> {
    const queue = this.#queue;
    this.#queue = [];
    if (queue.length === 0) return new Float32Array(0);
    const flat = queue.map((tensor) => reshaped(tensor, [tensor.shape.reduce((a, b) => a * b, 1)]));
    const joined = this.#kernels.keep(this.#kernels.call("Concat", flat, { axis: 0 }));
    this.#kernels.endStep();
    const values = await this.#kernels.read(joined);
    for (const tensor of [...queue, joined]) this.#kernels.free(tensor);
    return values;
  }

  async monitor(): Promise<Float32Array> {
    const rows = this.#job.monitor;
    if (rows === null) return new Float32Array(0);
    const units = this.#job.shape.outputs;
    const values = new Float32Array(rows.nRows * units);
    for (let start = 0; start < rows.nRows; start += MONITOR_ROWS) {
      const count = Math.min(MONITOR_ROWS, rows.nRows - start);
      const output = this.#kernels.keep(
        outputsInUse(
          this.#ops,
          this.#job.shape,
          this.#params,
          this.#statistics,
          this.#normEpsilon,
          this.#batches.stretch(rows, start, count).blocks,
        ),
      );
      this.#kernels.endStep();
      values.set(await this.#kernels.read(output), start * units);
      this.#kernels.free(output);
    }
    return values;
  }

  async weights(): Promise<Float32Array> {
    const { nTrainable, nWeights } = this.#job.shape;
    const trained = await this.#kernels.read(this.#params);
    if (this.#statistics === null) return trained.slice();
    const all = new Float32Array(nWeights);
    all.set(trained);
    all.set(await this.#kernels.read(this.#statistics), nTrainable);
    return all;
  }

  async state(): Promise<NetState> {
    const [weights, first, second] = await Promise.all([
      this.weights(),
      this.#kernels.read(this.#first),
      this.#kernels.read(this.#second),
    ]);
    return { weights, firstMoment: first.slice(), secondMoment: second.slice(), steps: this.#steps };
  }

  close(): void {
    this.#queue = [];
    this.#kernels.close();
  }

  /** @param moments takes mean and variance of the batch at each batch norm, flat and in order */
  #forward(
    rows: UploadedRows,
    masks: DropoutMasks | null,
    constants: StepConstants,
    moments: TensorInfo[],
  ): Passed[] {
    const ops = this.#ops;
    const params = this.#params;
    const passed: Passed[] = [];
    let input = rows.blocks[0]!;
    let dropped = 0;
    const inputs: TensorInfo[] = [];
    this.#job.shape.layers.forEach((layer, at) => {
      inputs.push(input);
      switch (layer.kind) {
        case "dense":
          passed.push(passDense(ops, layer, params, input, at === 0 ? rows.transposed[0]! : null, constants));
          break;
        case "dropout": {
          const mask = this.#kernels.upload(masks![dropped++]!, [1, rows.nRows, layer.units]);
          const output = ops.times(input, mask);
          passed.push({ output, backward: (delta) => ({ own: [], input: ops.times(delta, mask) }) });
          break;
        }
        case "batch-norm":
          passed.push(
            passBatchNorm(ops, layer, params, input, constants, this.#normEpsilon, (...both) =>
              moments.push(...both.map((moment) => reshaped(moment, [layer.units]))),
            ),
          );
          break;
        case "embedding":
          passed.push(passEmbedding(ops, layer, params, rows.blocks, rows.transposed));
          break;
        case "add":
          passed.push({
            output: ops.add(input, inputs[layer.from]!),
            backward: (delta) => ({ own: [], input: delta }),
          });
      }
      input = passed[at]!.output;
    });
    return passed;
  }

  /** Derivative of the batch's mean (weighted) loss by each output. */
  #outputGradient(
    output: TensorInfo,
    target: TensorInfo,
    rows: Int32Array,
    { share }: StepConstants,
  ): TensorInfo {
    const { task, rows: training, shape } = this.#job;
    let predicted = output;
    if (task === "binary") predicted = this.#kernels.call("Sigmoid", { x: output });
    else if (task === "multiclass")
      predicted = reshaped(
        this.#kernels.call("Softmax", { logits: reshaped(output, [rows.length, shape.outputs]) }, { dim: 1 }),
        [1, rows.length, shape.outputs],
      );
    const error = this.#ops.minus(predicted, target);
    if (training.weight === null) return this.#ops.times(error, share);
    const weights = Float32Array.from(rows, (row) => training.weight![row]! / rows.length);
    return this.#ops.times(error, this.#kernels.upload(weights, [1, rows.length, 1]));
  }

  /** Adam, with both moments kept divided by (1 - β): two products fewer. */
  #update(
    gradient: TensorInfo,
    moments: readonly TensorInfo[],
    { decay, statisticsRate }: StepConstants,
    learningRate: number,
  ): void {
    const ops = this.#ops;
    const g = decay === null ? gradient : ops.add(gradient, ops.times(this.#params, decay));
    const first = ops.add(ops.times(this.#first, this.#beta1), g);
    const second = ops.add(ops.times(this.#second, this.#beta2), ops.square(g));
    this.#steps++;
    const corrected =
      (learningRate * Math.sqrt(1 - pow(BETA_2, this.#steps))) / (1 - pow(BETA_1, this.#steps));
    const rate = Float32Array.of((corrected * (1 - BETA_1)) / Math.sqrt(1 - BETA_2));
    const spread = ops.add(ops.root(second), this.#epsilon);
    const move = ops.times(ops.over(first, spread), this.#kernels.upload(rate, []));
    const before = [this.#params, this.#first, this.#second];
    this.#params = this.#kernels.keep(ops.minus(this.#decayed(learningRate), move));
    this.#first = this.#kernels.keep(first);
    this.#second = this.#kernels.keep(second);
    if (this.#statistics !== null) {
      before.push(this.#statistics);
      const change = ops.times(ops.minus(ops.concat(moments, 0), this.#statistics), statisticsRate);
      this.#statistics = this.#kernels.keep(ops.add(this.#statistics, change));
    }
    this.#kernels.endStep();
    for (const tensor of before) this.#kernels.free(tensor);
  }

  /** AdamW: weights, not biases, lose a share of themselves (doi:10.48550/arXiv.1711.05101). */
  #decayed(learningRate: number): TensorInfo {
    if (this.#decaying === null) return this.#params;
    const share = this.#kernels.upload(Float32Array.of(learningRate * this.#job.weightDecay), []);
    return this.#ops.minus(
      this.#params,
      this.#ops.times(this.#ops.times(this.#params, this.#decaying), share),
    );
  }

  #stepConstants(count: number): StepConstants {
    const known = this.#constants.get(count);
    if (known !== undefined) return known;
    const parts = penalisedParts(this.#job.shape).filter(({ l2 }) => l2 > 0);
    const decay = new Float32Array(this.#job.shape.nTrainable);
    for (const { start, end, l2 } of parts) decay.fill(l2 / count, start, end);
    const made = {
      ones: this.#kernels.constant(new Float32Array(count).fill(1), [1, 1, count]),
      share: this.#ops.scalar(1 / count),
      decay: parts.length === 0 ? null : this.#kernels.constant(decay, [decay.length]),
      statisticsRate: this.#ops.scalar(STATISTICS_RATE * Math.min(1, count / this.#job.batchSize)),
    };
    this.#constants.set(count, made);
    return made;
  }
}

/** 1 for each number that is a weight, else 0. */
function ofWeights(shape: NetShape): Float32Array {
  const marks = new Float32Array(shape.nTrainable);
  for (const { start, end } of penalisedParts(shape)) marks.fill(1, start, end);
  return marks;
}
