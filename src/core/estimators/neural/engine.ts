import type { NetShape } from "#core/estimators/neural/net-shape.ts";
import type { RowFeed } from "#core/estimators/neural/row-window.ts";
import type { TrainingRows } from "#core/estimators/neural/training-rows.ts";
import type { Task } from "#core/pipeline/task.ts";

/** Everything that decides the next weights, on the host: what survives a lost device. Flat vectors, as the net's shape lays them out. */
export interface NetState {
  readonly weights: Float32Array;
  /** Adam's running means of the gradient of each trained number and of its square, each divided by (1 - β), so that one product is saved a step. */
  readonly firstMoment: Float32Array;
  readonly secondMoment: Float32Array;
  readonly steps: number;
}

export interface NetJob {
  readonly shape: NetShape;
  readonly task: Task;
  readonly learningRate: number;
  /** How much of each weight (not of biases) is taken off at each step, times its learning rate: AdamW. */
  readonly weightDecay: number;
  /** Share of each row's say that is spread evenly over all classes. */
  readonly labelSmoothing: number;
  /** Rows of a full batch; the last one of an epoch may have fewer. */
  readonly batchSize: number;
  /** What it grows to over the training; `batchSize` where it does not. */
  readonly largestBatch: number;
  /** As far as they are in memory: where there is a feed, the stretch that it shows. */
  readonly rows: TrainingRows;
  /** Where further rows are on disk. */
  readonly feed: RowFeed | null;
  /** Rows to compute outputs of between epochs; never learned from. */
  readonly monitor: TrainingRows | null;
}

/** One factor (0, or 1 / (1 - rate)) for each row × unit of each dropout layer, row-major. */
export type DropoutMasks = readonly Float32Array[];

/** Where a net's arithmetic runs: our own fused kernel, or one of tfjs' backends. */
export interface NeuralEngine {
  /** Stable: it is written into the document. */
  readonly id: string;
  readonly title: string;
  available(): Promise<EngineAvailability>;
  /** @throws LatheError engine-unavailable */
  open(job: NetJob, state: NetState): Promise<TrainingSession>;
}

export interface EngineAvailability {
  /** Why it cannot run at all; null if it can. */
  readonly refused: string | null;
  /** A GPU imitated by the CPU: never proposed, may be forced. */
  readonly software: boolean;
}

/**
 * A net under training. Steps may be queued on a device; `outputs` waits for them.
 * @throws LatheError device-lost from every promise, once the device is gone or has been silent too long
 */
export interface TrainingSession {
  /** One Adam step of this learning rate on these rows, in this order. */
  step(rows: Int32Array, masks: DropoutMasks | null, learningRate: number): void;
  /** Linear outputs (before each step's update) of every row stepped on since the last call, in order, row-major. */
  outputs(): Promise<Float32Array>;
  /** Linear outputs of the monitored rows with the current weights. */
  monitor(): Promise<Float32Array>;
  weights(): Promise<Float32Array>;
  state(): Promise<NetState>;
  close(): void;
}

/** scikit-learn's Adam (doi:10.48550/arXiv.1412.6980) and its constants. */
export const BETA_1 = 0.9;
export const BETA_2 = 0.999;
export const EPSILON = 1e-8;
