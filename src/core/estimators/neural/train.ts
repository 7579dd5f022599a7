import type { FitContext, FitProgress } from "#core/estimators/estimator.ts";
import { batchSizeAt } from "#core/estimators/neural/batch-size.ts";
import { learningRateOf } from "#core/estimators/neural/learning-rate.ts";
import { dropoutMasks } from "#core/estimators/neural/dropout.ts";
import type { NetJob, NeuralEngine, TrainingSession } from "#core/estimators/neural/engine.ts";
import {
  refuseBadState,
  refuseDivergence,
  refuseSilence,
  refuseZeroWeights,
} from "#core/estimators/neural/health.ts";
import { summedLoss } from "#core/estimators/neural/loss.ts";
import { penaltyOf } from "#core/estimators/neural/mlp-model.ts";
import type { NetCheckpoint } from "#core/estimators/neural/net-checkpoint.ts";
import { dropoutLayers } from "#core/estimators/neural/net-shape.ts";
import { stretchesOf } from "#core/estimators/neural/row-window.ts";
import { stageIterations } from "#core/estimators/staged.ts";
import type { MlpParams } from "#core/estimators/neural/schema.ts";
import { afterEpoch, type StoppingState } from "#core/estimators/neural/stopping.ts";
import type { TrainingRows } from "#core/estimators/neural/training-rows.ts";
import { notConverged, stoppedEarly } from "#core/estimators/neural/training-words.ts";
import type { Checkpoint } from "#core/shared/checkpoint.ts";
import { createRandom, deriveSeed, shuffle } from "#core/shared/random.ts";

/** How long steps may be queued before their outputs are asked for. */
const SYNC_MS = 40;
/** At most this much work is lost with a device, and an epoch. */
const SAVE_MS = 4000;
const MAX_QUEUED = 256;

export interface TrainedNet {
  readonly weights: Float32Array;
  readonly epochs: number;
  readonly warnings: readonly string[];
}

export interface TrainingRequest {
  readonly engine: NeuralEngine;
  readonly job: NetJob;
  readonly params: MlpParams;
  /** Whether the monitored rows are validation rows, cut from the training rows, or only watched. */
  readonly steered: boolean;
  readonly from: NetCheckpoint;
  /** Shows the net as it is with these weights to whoever looks on. */
  readonly show?: (weights: Float32Array, epoch: number) => Promise<void>;
}

/**
 * Trains until the loss no longer falls, the epochs are used up, or the person has had enough.
 * Batches depend on the seed and the epoch's number only, so a fit resumed from any checkpoint goes the same way.
 * @throws LatheError training-diverged, device-lost
 */
export async function trainNet(
  request: TrainingRequest,
  checkpoint: Checkpoint<FitProgress>,
  context: FitContext,
): Promise<TrainedNet> {
  const session = await request.engine.open(request.job, request.from.net);
  try {
    return await new Training(request, session, checkpoint, context).run();
  } finally {
    session.close();
  }
}

class Training {
  readonly #request: TrainingRequest;
  readonly #session: TrainingSession;
  readonly #checkpoint: Checkpoint<FitProgress>;
  readonly #context: FitContext;
  readonly #units: number;
  readonly #everyRow: Int32Array;
  #stopping: StoppingState;
  #firstLoss: number | null;
  /** Of the epoch at hand. */
  #lossSum: number;
  /** Rows and batches of the epoch at hand, of all of its stretches. */
  #epochRows = 0;
  #epochBatches = 0;
  #progress: FitProgress;
  #saved: number;
  #synced: number;
  #stepsPerSync = 1;
  readonly #stages: ReadonlySet<number>;

  constructor(
    request: TrainingRequest,
    session: TrainingSession,
    checkpoint: Checkpoint<FitProgress>,
    context: FitContext,
  ) {
    this.#request = request;
    this.#session = session;
    this.#checkpoint = checkpoint;
    this.#context = context;
    this.#units = request.job.shape.outputs;
    this.#everyRow = Int32Array.from({ length: request.job.monitor?.nRows ?? 0 }, (_, i) => i);
    this.#stopping = request.from.stopping;
    this.#firstLoss = request.from.firstLoss;
    this.#lossSum = request.from.lossSum;
    this.#progress = request.from.progress;
    this.#saved = context.clock();
    this.#synced = context.clock();
    this.#stages = this.#plannedStages();
  }

  async run(): Promise<TrainedNet> {
    const { params, from } = this.#request;
    const { finishEarly } = this.#context;
    for (let epoch = from.epoch; epoch <= params.maxIter; epoch++) {
      const whole = await this.#epoch(epoch, epoch === from.epoch ? from.batch : 0);
      if (!whole) return this.#finish(epoch, [stoppedEarly(`in epoch ${epoch}`, params.maxIter)]);
      const weights = await this.#closeEpoch(epoch);
      await this.#checkpoint(this.#progress);
      if (this.#stages.has(epoch)) this.#context.keepStage?.({ iteration: epoch, state: weights });
      if (this.#context.look?.wanted()) await this.#request.show?.(weights, epoch);
      if (this.#stopping.noProgress > params.nIterNoChange) return this.#finish(epoch, [], weights);
      if (finishEarly.aborted && epoch < params.maxIter)
        return this.#finish(epoch, [stoppedEarly(`after ${epoch}`, params.maxIter)], weights);
      await this.#save(epoch + 1, 0);
    }
    return this.#finish(params.maxIter, [notConverged(params.maxIter)]);
  }

  /** @returns false if it was cut short by a wish to finish */
  async #epoch(epoch: number, firstBatch: number): Promise<boolean> {
    const { job } = this.#request;
    const { randomState, finishEarly } = this.#context;
    let part = 0;
    let batches = 0;
    this.#epochRows = 0;
    for await (const { nRows } of stretchesOf(job, randomState, epoch)) {
      const order = Int32Array.from({ length: nRows }, (_, i) => i);
      shuffle(order, createRandom(deriveSeed(randomState, 1, epoch, ...(part === 0 ? [] : [part]))));
      const skipped = Math.max(0, firstBatch - batches); // of a fit that goes on from here
      if (!(await this.#stretch(epoch, order, batches, skipped))) return false;
      part++;
      batches += Math.ceil(nRows / this.#batchSize(epoch));
      this.#epochRows += nRows;
      if (job.feed === null) continue;
      await this.#checkpoint(this.#within(epoch));
      if (finishEarly.aborted) return false;
    }
    this.#epochBatches = batches;
    return true;
  }

  /** An epoch over rows on disk is long: how far it is, is told too. */
  #within(epoch: number): FitProgress {
    const { feed } = this.#request.job;
    if (feed === null) return this.#progress;
    const share = this.#epochRows / (feed.inMemory.nRows + feed.more.nRows);
    const { maxIter } = this.#progress;
    return { iteration: epoch - 1 + Math.min(0.99, share), maxIter, trainLoss: null, validationLoss: null };
  }

  /** @param before batches of the epoch before this stretch; of its own, `skipped` were done already */
  async #stretch(epoch: number, order: Int32Array, before: number, skipped: number): Promise<boolean> {
    const { job } = this.#request;
    const { randomState, finishEarly } = this.#context;
    const dropped = dropoutLayers(job.shape);
    const size = this.#batchSize(epoch);
    let asked = skipped * size;
    let queued = 0;
    for (let own = skipped, start = asked; start < order.length; own++, start += size) {
      const batch = before + own;
      const rows = order.subarray(start, start + size);
      const seed = deriveSeed(randomState, 2, epoch, batch);
      this.#session.step(
        rows,
        dropoutMasks(dropped, rows.length, seed),
        learningRateOf(this.#request, epoch, batch),
      );
      const end = start + rows.length;
      if (++queued < this.#stepsPerSync && end < order.length) continue;
      await this.#collect(order.subarray(asked, end));
      asked = end;
      queued = 0;
      if (end < order.length && this.#paceSync()) {
        await this.#checkpoint(this.#within(epoch));
        if (finishEarly.aborted) return false;
        if (this.#context.look?.wanted()) await this.#request.show?.(await this.#session.weights(), epoch);
        await this.#save(epoch, batch + 1);
      }
    }
    return true;
  }

  #batchSize(epoch: number): number {
    return batchSizeAt(this.#request.job, epoch, this.#request.params.maxIter);
  }

  /** Waits for the device, and takes in the loss on these rows. */
  async #collect(rows: Int32Array): Promise<void> {
    const { rows: training, task } = this.#request.job;
    const outputs = await this.#session.outputs();
    const sum = summedLoss(task, outputs, this.#units, training.target, training.weight, rows);
    this.#firstLoss ??= sum / rows.length;
    refuseDivergence(sum / rows.length, this.#firstLoss);
    if (outputs.every((value) => value === 0))
      refuseSilence(this.#request, await this.#session.weights(), rows[0]!);
    this.#lossSum += sum;
  }

  async #closeEpoch(epoch: number): Promise<Float32Array> {
    const { job, params, engine, steered } = this.#request;
    const weights = await this.#session.weights();
    refuseZeroWeights(weights, engine.title);
    const trainLoss = this.#lossSum / this.#epochRows;
    this.#lossSum = 0;
    refuseDivergence(trainLoss, this.#firstLoss ?? 0);
    const validationLoss = job.monitor === null ? null : await this.#monitorLoss(job.monitor);
    this.#progress = { iteration: epoch, maxIter: params.maxIter, trainLoss, validationLoss };
    if (steered && validationLoss !== null) {
      refuseDivergence(validationLoss, this.#firstLoss ?? 0);
      this.#stopping = afterEpoch(this.#stopping, epoch, validationLoss, params.tol, weights);
    } else {
      // scikit-learn's loss has the penalty in it, as each batch counts it.
      const penalty = (penaltyOf(job.shape, weights) * this.#epochBatches) / this.#epochRows;
      this.#stopping = afterEpoch(this.#stopping, epoch, trainLoss + penalty, params.tol, null);
    }
    return weights;
  }

  async #monitorLoss(rows: TrainingRows): Promise<number> {
    const outputs = await this.#session.monitor();
    const sum = summedLoss(
      this.#request.job.task,
      outputs,
      this.#units,
      rows.target,
      rows.weight,
      this.#everyRow,
    );
    return sum / rows.nRows;
  }

  /** Keeps the wait between looks at the device near SYNC_MS. @returns whether it is time to let others work */
  #paceSync(): boolean {
    const elapsed = this.#context.clock() - this.#synced;
    if (elapsed < SYNC_MS / 2) {
      this.#stepsPerSync = Math.min(MAX_QUEUED, this.#stepsPerSync * 2);
      return false;
    }
    if (elapsed > SYNC_MS * 2) this.#stepsPerSync = Math.max(1, this.#stepsPerSync >> 1);
    this.#synced = this.#context.clock();
    return true;
  }

  /** Hands out what another engine would need to go on from here, every few seconds. */
  async #save(epoch: number, batch: number): Promise<void> {
    const save = this.#context.saveCheckpoint;
    const { engine } = this.#request;
    if (save === undefined || this.#context.clock() - this.#saved < SAVE_MS) return;
    const net = await this.#session.state();
    refuseBadState(net, engine.title);
    save({
      kind: "mlp-checkpoint",
      engine: engine.id,
      epoch,
      batch,
      lossSum: this.#lossSum,
      firstLoss: this.#firstLoss,
      progress: this.#progress,
      stopping: this.#stopping,
      net,
    } satisfies NetCheckpoint);
    this.#saved = this.#context.clock();
  }

  #plannedStages(): ReadonlySet<number> {
    const { keepStage } = this.#context;
    if (keepStage === undefined) return new Set();
    const bytes = 4 * this.#request.job.shape.nWeights;
    const planned = stageIterations(this.#request.params.maxIter, bytes);
    if (planned.size === 0)
      keepStage({
        refused: `Its weights take ${Math.round(bytes / 1e6)} MB at each step: too much to keep many of them.`,
      });
    return planned;
  }

  async #finish(epochs: number, warnings: readonly string[], last?: Float32Array): Promise<TrainedNet> {
    const weights = this.#stopping.bestWeights ?? last ?? (await this.#session.weights());
    refuseZeroWeights(weights, this.#request.engine.title);
    for (const value of weights) if (!Number.isFinite(value)) refuseDivergence(value, 1);
    if (this.#stages.size > 0) this.#context.keepStage?.({ iteration: epochs, state: weights });
    return { weights, epochs, warnings };
  }
}
