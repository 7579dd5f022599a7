import type { FitProgress } from "#core/estimators/estimator.ts";
import type { NetState } from "#core/estimators/neural/engine.ts";
import { initialWeights } from "#core/estimators/neural/mlp-model.ts";
import type { NetShape } from "#core/estimators/neural/net-shape.ts";
import { notStarted, type StoppingState } from "#core/estimators/neural/stopping.ts";
import { assert } from "#core/shared/assert.ts";
import { createRandom, deriveSeed } from "#core/shared/random.ts";

/** A fit in the middle: plain data, to be kept by whoever may have to start another worker, and handed back as `resume`. */
export interface NetCheckpoint {
  readonly kind: "mlp-checkpoint";
  /** The engine that was training. */
  readonly engine: string;
  /** Counted from 1, and the number of its batches that are done. */
  readonly epoch: number;
  readonly batch: number;
  /** Weighted loss over the rows of those batches. */
  readonly lossSum: number;
  readonly firstLoss: number | null;
  /** Of the last whole epoch; iteration 0 before the first. */
  readonly progress: FitProgress;
  readonly stopping: StoppingState;
  readonly net: NetState;
}

export function startOfFit(
  shape: NetShape,
  randomState: number,
  maxIter: number,
  engine: string,
): NetCheckpoint {
  const weights = initialWeights(shape, createRandom(deriveSeed(randomState, 0)));
  return {
    kind: "mlp-checkpoint",
    engine,
    epoch: 1,
    batch: 0,
    lossSum: 0,
    firstLoss: null,
    progress: { iteration: 0, maxIter, trainLoss: null, validationLoss: null },
    stopping: notStarted,
    net: {
      weights,
      firstMoment: new Float32Array(shape.nTrainable),
      secondMoment: new Float32Array(shape.nTrainable),
      steps: 0,
    },
  };
}

/** Our own data coming back, so a mismatch is a bug. */
export function asCheckpoint(resume: unknown, nWeights: number): NetCheckpoint {
  const checkpoint = resume as NetCheckpoint;
  assert(checkpoint.kind === "mlp-checkpoint", "a net resumes from a checkpoint of a net");
  assert(checkpoint.net.weights.length === nWeights, "a net resumes from a checkpoint of the same shape");
  return checkpoint;
}
