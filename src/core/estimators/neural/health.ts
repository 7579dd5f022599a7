import type { NetState } from "#core/estimators/neural/engine.ts";
import { LatheError } from "#core/shared/problems.ts";

/** Losses are per row, in nats or of a target of variance 1: a net this far off has left the data behind. */
const HOPELESS = 1e6;

const model = "The neural net";

/** @throws LatheError training-diverged unless the loss is a number that can still be called a fit */
export function refuseDivergence(loss: number, firstLoss: number): void {
  if (!Number.isFinite(loss) || loss > HOPELESS * Math.max(1, firstLoss))
    throw new LatheError("training-diverged", {
      model,
      loss: Number.isFinite(loss) ? loss.toExponential(1) : `${loss}`,
    });
}

/** @throws LatheError device-lost for weights that no training gives: what is read from a dead device is zeros */
export function refuseZeroWeights(weights: Float32Array, engine: string): void {
  if (weights.every((value) => value === 0)) throw new LatheError("device-lost", { engine });
}

/** @throws LatheError when a state must not be saved as one to go on from */
export function refuseBadState(state: NetState, engine: string): void {
  refuseZeroWeights(state.weights, engine);
  for (const value of state.weights) if (!Number.isFinite(value)) refuseDivergence(value, 1);
}
