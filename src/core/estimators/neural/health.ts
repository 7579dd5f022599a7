import type { NetJob, NetState, NeuralEngine } from "#core/estimators/neural/engine.ts";
import { netOutputs } from "#core/estimators/neural/forward.ts";
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

/**
 * Outputs that are all exactly 0 are what a dead device gives. A net can give them too (a constant target), so the host
 * computes them again for a row, from the weights.
 * @throws LatheError device-lost
 */
export function refuseSilence(
  { job, engine }: { readonly job: NetJob; readonly engine: NeuralEngine },
  weights: Float32Array,
  row: number,
): void {
  refuseZeroWeights(weights, engine.title);
  const width = job.shape.inputs;
  const features = Array.from({ length: width }, (_, j) => ({
    name: `${j}`,
    source: "",
    kind: "numeric" as const,
  }));
  const X = job.rows.X.slice(row * width, (row + 1) * width);
  const host = netOutputs(job.shape, weights, { nRows: 1, features, X });
  if (host.some((value) => Math.abs(value) > 1e-3))
    throw new LatheError("device-lost", { engine: engine.title });
}
