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
import { type LayerSlice, layerSlices } from "#core/estimators/neural/mlp-model.ts";
import { reshaped, type TfjsKernels } from "#core/estimators/neural/tfjs-kernels.ts";
import { pow } from "#core/shared/math.ts";

/** Rows of one monitoring pass, so that a wide net's activations fit the device. */
const MONITOR_ROWS = 2048;

/** What depends only on the number of rows in a batch. */
interface BatchConstants {
  readonly ones: TensorInfo;
  readonly share: TensorInfo;
  readonly decay: TensorInfo;
}

/**
 * One net on one tfjs backend: forward, backward and Adam written out as kernel calls (about 30 a step for one hidden
 * layer), with all weights in one flat tensor. Matrices are rank 3, [1, rows, columns], as the kernels want them.
 * Products with a transposed factor are avoided: tfjs' WASM kernel for them is ten times slower than
 * transposing first, and the batch is uploaded both ways, with a row of ones so that one product gives W's and b's gradient.
 */
export class TfjsSession implements TrainingSession {
  readonly #kernels: TfjsKernels;
  readonly #job: NetJob;
  readonly #slices: readonly LayerSlice[];
  readonly #units: number;
  #params: TensorInfo;
  #first: TensorInfo;
  #second: TensorInfo;
  #steps: number;
  #queue: TensorInfo[] = [];
  readonly #constants = new Map<number, BatchConstants>();
  readonly #beta1: TensorInfo;
  readonly #beta2: TensorInfo;
  readonly #epsilon: TensorInfo;
  readonly #one: TensorInfo;

  constructor(kernels: TfjsKernels, job: NetJob, state: NetState) {
    this.#kernels = kernels;
    this.#job = job;
    this.#slices = layerSlices(job.shape.units);
    this.#units = job.shape.units.at(-1)!;
    const size = [state.weights.length];
    this.#params = kernels.constant(state.weights, size);
    this.#first = kernels.constant(state.firstMoment, size);
    this.#second = kernels.constant(state.secondMoment, size);
    this.#steps = state.steps;
    this.#beta1 = this.#scalar(BETA_1);
    this.#beta2 = this.#scalar(BETA_2);
    this.#epsilon = this.#scalar(EPSILON / Math.sqrt(1 - BETA_2));
    this.#one = this.#scalar(1);
    kernels.endStep();
  }

  step(rows: Int32Array, masks: DropoutMasks | null): void {
    const constants = this.#batchConstants(rows.length);
    const { X, transposed, target } = this.#uploadBatch(rows);
    const { inputs, activated, weights, output } = this.#forward(X, rows.length, masks);
    this.#queue.push(this.#kernels.keep(output));
    let delta = this.#outputGradient(output, target, rows, constants);
    const gradients: TensorInfo[] = [];
    for (let layer = this.#slices.length - 1; layer >= 0; layer--) {
      const { inputs: width, outputs, end, W } = this.#slices[layer]!;
      const factor = layer === 0 ? transposed : this.#withOnes(inputs[layer]!, constants);
      const gradient = this.#product(factor, delta, [1, width + 1, outputs]);
      gradients.unshift(reshaped(gradient, [end - W]));
      if (layer > 0) {
        const back = this.#product(delta, this.#transpose(weights[layer]!), [1, rows.length, width]);
        delta = this.#throughActivation(back, activated[layer - 1]!, masks?.[layer - 1], rows.length);
      }
    }
    this.#update(this.#kernels.call("Concat", gradients, { axis: 0 }), constants);
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
    const width = this.#job.shape.units[0]!;
    const values = new Float32Array(rows.nRows * this.#units);
    for (let start = 0; start < rows.nRows; start += MONITOR_ROWS) {
      const count = Math.min(MONITOR_ROWS, rows.nRows - start);
      const X = this.#kernels.upload(rows.X.slice(start * width, (start + count) * width), [1, count, width]);
      const output = this.#kernels.keep(this.#forward(X, count, null).output);
      this.#kernels.endStep();
      values.set(await this.#kernels.read(output), start * this.#units);
      this.#kernels.free(output);
    }
    return values;
  }

  async weights(): Promise<Float32Array> {
    return (await this.#kernels.read(this.#params)).slice();
  }

  async state(): Promise<NetState> {
    const [weights, first, second] = await Promise.all(
      [this.#params, this.#first, this.#second].map((tensor) => this.#kernels.read(tensor)),
    );
    return {
      weights: weights!.slice(),
      firstMoment: first!.slice(),
      secondMoment: second!.slice(),
      steps: this.#steps,
    };
  }

  close(): void {
    this.#queue = [];
    this.#kernels.close();
  }

  #forward(X: TensorInfo, nRows: number, masks: DropoutMasks | null) {
    const { activation } = this.#job.shape;
    const inputs = [X];
    const activated: TensorInfo[] = [];
    const weights: TensorInfo[] = [];
    let output = X;
    this.#slices.forEach(({ inputs: width, outputs, W, b }, layer) => {
      const hidden = layer < this.#slices.length - 1;
      const a = inputs[layer]!;
      const flatW = this.#kernels.call("Slice", { x: this.#params }, { begin: [W], size: [b - W] });
      weights.push(reshaped(flatW, [1, width, outputs]));
      const bias = this.#kernels.call("Slice", { x: this.#params }, { begin: [b], size: [outputs] });
      output = this.#kernels.call(
        "_FusedMatMul",
        { a, b: weights[layer]!, bias },
        {
          transposeA: false,
          transposeB: false,
          activation: hidden && activation === "relu" ? "relu" : "linear",
        },
      );
      if (!hidden) return;
      if (activation !== "relu")
        output = this.#kernels.call(activation === "tanh" ? "Tanh" : "Sigmoid", { x: output });
      activated.push(output);
      const mask = masks?.[layer];
      if (mask !== undefined) output = this.#times(output, this.#kernels.upload(mask, [1, nRows, outputs]));
      inputs.push(output);
    });
    return { inputs, activated, weights, output };
  }

  /** Derivative of the batch's mean (weighted) loss by each output. */
  #outputGradient(
    output: TensorInfo,
    target: TensorInfo,
    rows: Int32Array,
    { share }: BatchConstants,
  ): TensorInfo {
    const { task, rows: training } = this.#job;
    const shape = [1, rows.length, this.#units];
    let predicted = output;
    if (task === "binary") predicted = this.#kernels.call("Sigmoid", { x: output });
    else if (task === "multiclass")
      predicted = reshaped(
        this.#kernels.call("Softmax", { logits: reshaped(output, [rows.length, this.#units]) }, { dim: 1 }),
        shape,
      );
    const error = this.#kernels.call("Sub", { a: predicted, b: target });
    if (training.weight === null) return this.#times(error, share);
    const weights = Float32Array.from(rows, (row) => training.weight![row]! / rows.length);
    return this.#times(error, this.#kernels.upload(weights, [1, rows.length, 1]));
  }

  #throughActivation(
    back: TensorInfo,
    activated: TensorInfo,
    mask: Float32Array | undefined,
    nRows: number,
  ): TensorInfo {
    const width = activated.shape[2]!;
    const delta =
      mask === undefined ? back : this.#times(back, this.#kernels.upload(mask, [1, nRows, width]));
    switch (this.#job.shape.activation) {
      case "relu":
        return this.#times(delta, this.#kernels.call("Step", { x: activated }, { alpha: 0 }));
      case "tanh": {
        const square = this.#kernels.call("Square", { x: activated });
        return this.#times(delta, this.#kernels.call("Sub", { a: this.#one, b: square }));
      }
      case "sigmoid": {
        const rest = this.#kernels.call("Sub", { a: this.#one, b: activated });
        return this.#times(delta, this.#times(activated, rest));
      }
    }
  }

  /** Adam, with both moments kept divided by (1 - β): two products fewer. */
  #update(gradient: TensorInfo, { decay }: BatchConstants): void {
    const kernels = this.#kernels;
    const add = (a: TensorInfo, b: TensorInfo) => kernels.call("Add", { a, b });
    const g = this.#job.alpha === 0 ? gradient : add(gradient, this.#times(this.#params, decay));
    const first = add(this.#times(this.#first, this.#beta1), g);
    const second = add(this.#times(this.#second, this.#beta2), kernels.call("Square", { x: g }));
    this.#steps++;
    const corrected =
      (this.#job.learningRate * Math.sqrt(1 - pow(BETA_2, this.#steps))) / (1 - pow(BETA_1, this.#steps));
    const rate = kernels.upload(Float32Array.of((corrected * (1 - BETA_1)) / Math.sqrt(1 - BETA_2)), []);
    const spread = add(kernels.call("Sqrt", { x: second }), this.#epsilon);
    const move = this.#times(kernels.call("RealDiv", { a: first, b: spread }), rate);
    const params = kernels.call("Sub", { a: this.#params, b: move });
    const before = [this.#params, this.#first, this.#second];
    [this.#params, this.#first, this.#second] = [params, first, second].map((tensor) =>
      kernels.keep(tensor),
    ) as [TensorInfo, TensorInfo, TensorInfo];
    kernels.endStep();
    for (const tensor of before) kernels.free(tensor);
  }

  #uploadBatch(rows: Int32Array) {
    const { X, target } = this.#job.rows;
    const width = this.#job.shape.units[0]!;
    const count = rows.length;
    const batch = new Float32Array(count * width);
    const transposed = new Float32Array((width + 1) * count).fill(1, width * count);
    for (let i = 0; i < count; i++) {
      const from = rows[i]! * width;
      for (let j = 0; j < width; j++) {
        const value = X[from + j]!;
        batch[i * width + j] = value;
        transposed[j * count + i] = value;
      }
    }
    const targets = new Float32Array(count * this.#units);
    for (let i = 0; i < count; i++)
      if (this.#job.task === "multiclass") targets[i * this.#units + target[rows[i]!]!] = 1;
      else targets[i] = target[rows[i]!]!;
    return {
      X: this.#kernels.upload(batch, [1, count, width]),
      transposed: this.#kernels.upload(transposed, [1, width + 1, count]),
      target: this.#kernels.upload(targets, [1, count, this.#units]),
    };
  }

  #batchConstants(count: number): BatchConstants {
    const known = this.#constants.get(count);
    if (known !== undefined) return known;
    const decay = new Float32Array(this.#slices.at(-1)!.end);
    for (const { W, b } of this.#slices) decay.fill(this.#job.alpha / count, W, b);
    const made = {
      ones: this.#kernels.constant(new Float32Array(count).fill(1), [1, 1, count]),
      share: this.#scalar(1 / count),
      decay: this.#kernels.constant(decay, [decay.length]),
    };
    this.#constants.set(count, made);
    return made;
  }

  #withOnes(tensor: TensorInfo, { ones }: BatchConstants): TensorInfo {
    return this.#kernels.call("Concat", [this.#transpose(tensor), ones], { axis: 1 });
  }

  #transpose(tensor: TensorInfo): TensorInfo {
    return this.#kernels.call("Transpose", { x: tensor }, { perm: [0, 2, 1] });
  }

  #product(a: TensorInfo, b: TensorInfo, shape: number[]): TensorInfo {
    return reshaped(
      this.#kernels.call("BatchMatMul", { a, b }, { transposeA: false, transposeB: false }),
      shape,
    );
  }

  #times(a: TensorInfo, b: TensorInfo): TensorInfo {
    return this.#kernels.call("Multiply", { a, b });
  }

  #scalar(value: number): TensorInfo {
    return this.#kernels.constant(Float32Array.of(value), []);
  }
}
