import {
  BETA_1,
  BETA_2,
  type DropoutMasks,
  EPSILON,
  type NetJob,
  type NetState,
  type TrainingSession,
} from "#core/estimators/neural/engine.ts";
import { type Batch, fusedLayer, type FusedLayer } from "#core/estimators/neural/fused-layers.ts";
import { type FusedRoom, fusedRoom } from "#core/estimators/neural/fused-room.ts";
import {
  type BlockEnd,
  blockEnds,
  penalisedParts,
  STATISTICS_RATE,
} from "#core/estimators/neural/net-shape.ts";
import { pow, sigmoid, softmax } from "#core/shared/math.ts";

/** Rows of one monitoring pass, at least. */
const MONITOR_ROWS = 64;

/** Trained numbers that share one penalty, as Adam takes them. */
interface Stretch {
  readonly weights: Float32Array;
  readonly first: Float32Array;
  readonly second: Float32Array;
  readonly gradient: Float32Array;
  readonly l2: number;
  /** Weights decay, biases do not. */
  readonly decays: boolean;
}

/**
 * One net in the memory of one fit: forward, backward and Adam, without a tensor made or freed between. Sums are float32 in
 * an order that no kernel changes, so that page and command line, with WebAssembly or without, train the same net bit for bit.
 */
export class FusedSession implements TrainingSession {
  readonly #job: NetJob;
  readonly #all: FusedRoom;
  readonly #layers: readonly FusedLayer[];
  readonly #stretches: readonly Stretch[];
  readonly #capacity: number;
  /** The first layer that has something to train: below it no derivative is wanted. */
  readonly #lowest: number;
  /** By the layer that a residual block begins with: where it ends. */
  readonly #ends: ReadonlyMap<number, BlockEnd>;
  readonly #logits: Float64Array;
  #steps: number;
  #queue: Float32Array[] = [];

  constructor(job: NetJob, state: NetState) {
    const { shape } = job;
    this.#job = job;
    this.#capacity = Math.max(job.largestBatch, MONITOR_ROWS);
    this.#all = fusedRoom(shape, this.#capacity);
    this.#all.one[0] = 1;
    this.#all.weights.set(state.weights);
    this.#all.first.set(state.firstMoment);
    this.#all.second.set(state.secondMoment);
    this.#steps = state.steps;
    this.#layers = shape.layers.map((layer, i) => fusedLayer(layer, this.#all, this.#all.layers[i]!));
    this.#stretches = stretchesOf(job, this.#all);
    this.#lowest = shape.layers.findIndex(({ kind }) => kind !== "dropout");
    this.#ends = blockEnds(shape);
    this.#logits = new Float64Array(shape.outputs);
  }

  step(rows: Int32Array, masks: DropoutMasks | null, learningRate: number): void {
    const { batchSize, shape } = this.#job;
    const nRows = rows.length;
    const statisticsRate = STATISTICS_RATE * Math.min(1, nRows / batchSize);
    const { X } = this.#job.rows;
    const { input, gradient } = this.#all;
    const width = shape.inputs;
    for (let i = 0, to = 0; i < nRows; i++)
      for (let from = rows[i]! * width, end = from + width; from < end; from++, to++) input[to] = X[from]!;

    const output = this.#forward({ nRows, isTraining: true, statisticsRate, mask: null }, masks);
    this.#queue.push(output.slice(0, nRows * shape.outputs));
    this.#outputGradient(output, rows);
    gradient.fill(0);
    let delta = this.#all.delta;
    for (let i = this.#layers.length - 1; i >= this.#lowest; i--) {
      delta = this.#layers[i]!.backward(delta, nRows, i > this.#lowest);
      const end = this.#ends.get(i);
      if (end && i > this.#lowest) {
        const { back } = this.#all.layers[end.at]!;
        for (let k = 0; k < nRows * end.units; k++) delta[k] = delta[k]! + back[k]!;
      }
    }
    this.#update(nRows, learningRate);
  }

  async outputs(): Promise<Float32Array> {
    const queue = this.#queue;
    this.#queue = [];
    const values = new Float32Array(queue.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const part of queue) {
      values.set(part, at);
      at += part.length;
    }
    return values;
  }

  async monitor(): Promise<Float32Array> {
    const rows = this.#job.monitor;
    if (rows === null) return new Float32Array(0);
    const { inputs, outputs } = this.#job.shape;
    const values = new Float32Array(rows.nRows * outputs);
    for (let start = 0; start < rows.nRows; start += this.#capacity) {
      const nRows = Math.min(this.#capacity, rows.nRows - start);
      this.#all.input.set(rows.X.subarray(start * inputs, (start + nRows) * inputs));
      const output = this.#forward({ nRows, isTraining: false, statisticsRate: 0, mask: null }, null);
      values.set(output.subarray(0, nRows * outputs), start * outputs);
    }
    return values;
  }

  async weights(): Promise<Float32Array> {
    return this.#all.weights.slice();
  }

  async state(): Promise<NetState> {
    const { weights, first, second } = this.#all;
    return {
      weights: weights.slice(),
      firstMoment: first.slice(),
      secondMoment: second.slice(),
      steps: this.#steps,
    };
  }

  close(): void {
    this.#queue = [];
  }

  #forward(batch: Batch, masks: DropoutMasks | null): Float32Array {
    let dropped = 0;
    let values = this.#all.input;
    const inputs: Float32Array[] = [];
    this.#job.shape.layers.forEach((layer, i) => {
      inputs.push(values);
      const given =
        layer.kind === "add"
          ? { ...batch, past: inputs[layer.from]! }
          : layer.kind === "dropout" && masks
            ? { ...batch, mask: masks[dropped++]! }
            : batch;
      values = this.#layers[i]!.forward(values, given);
    });
    return values;
  }

  /** Derivative of the batch's mean (weighted) loss by each output. */
  #outputGradient(output: Float32Array, rows: Int32Array): void {
    const { task, rows: training, shape, labelSmoothing } = this.#job;
    const { delta } = this.#all;
    const units = shape.outputs;
    const even = labelSmoothing / Math.max(2, units);
    const sure = 1 - labelSmoothing;
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!;
      const target = training.target[row]!;
      const share = (training.weight === null ? 1 : training.weight[row]!) / rows.length;
      const at = i * units;
      if (task === "regression") delta[at] = (output[at]! - target) * share;
      else if (task === "binary") delta[at] = (sigmoid(output[at]!) - (target * sure + even)) * share;
      else {
        this.#logits.set(output.subarray(at, at + units));
        softmax(this.#logits);
        for (let j = 0; j < units; j++)
          delta[at + j] = (this.#logits[j]! - ((j === target ? sure : 0) + even)) * share;
      }
    }
  }

  /** Adam, and AdamW where weights decay (doi:10.48550/arXiv.1711.05101). */
  #update(nRows: number, learningRate: number): void {
    this.#steps++;
    const corrected =
      (learningRate * Math.sqrt(1 - pow(BETA_2, this.#steps))) / (1 - pow(BETA_1, this.#steps));
    const rate = (corrected * (1 - BETA_1)) / Math.sqrt(1 - BETA_2);
    const epsilon = EPSILON / Math.sqrt(1 - BETA_2);
    const kept = 1 - learningRate * this.#job.weightDecay;
    for (const { weights, first, second, gradient, l2, decays } of this.#stretches) {
      if (decays && kept < 1) for (let i = 0; i < weights.length; i++) weights[i] = weights[i]! * kept;
      this.#all.room.adamStep(weights, first, second, gradient, l2 / nRows, BETA_1, BETA_2, rate, epsilon);
    }
  }
}

/** All trained numbers, cut where the penalty changes. */
function stretchesOf({ shape }: NetJob, { weights, first, second, gradient }: FusedRoom): Stretch[] {
  const stretches: Stretch[] = [];
  let done = 0;
  const take = (end: number, l2: number, decays: boolean) => {
    const cut = (array: Float32Array) => array.subarray(done, end);
    if (end > done)
      stretches.push({
        weights: cut(weights),
        first: cut(first),
        second: cut(second),
        gradient: cut(gradient),
        l2,
        decays,
      });
    done = end;
  };
  for (const { start, end, l2 } of penalisedParts(shape)) {
    take(start, 0, false);
    take(end, l2, true);
  }
  take(shape.nTrainable, 0, false);
  return stretches;
}
