/** When to stop, and which weights to keep: scikit-learn's rule, on the loss. Plain data, so that a checkpoint holds it. */
export interface StoppingState {
  readonly best: number;
  readonly bestEpoch: number;
  /** Epochs in a row that were not better than the best by `tol`. */
  readonly noProgress: number;
  /** Weights of the best epoch; null unless validation rows steer the fit. */
  readonly bestWeights: Float32Array | null;
}

export const notStarted: StoppingState = { best: Infinity, bestEpoch: 0, noProgress: 0, bestWeights: null };

export function afterEpoch(
  state: StoppingState,
  epoch: number,
  loss: number,
  tol: number,
  weights: Float32Array | null,
): StoppingState {
  const noProgress = loss > state.best - tol ? state.noProgress + 1 : 0;
  return loss < state.best
    ? { best: loss, bestEpoch: epoch, noProgress, bestWeights: weights }
    : { ...state, noProgress };
}
