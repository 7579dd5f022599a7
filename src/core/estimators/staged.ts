import type { FittedModel } from "#core/estimators/estimator.ts";
import { pow } from "#core/shared/math.ts";

/** The model as it was after an iteration: what the family needs to bring it back. Families that can be cut short need nothing. */
export interface Stage {
  readonly iteration: number;
  readonly state: Float32Array | null;
}

/** What was kept of a fit on its way. */
export interface Stages {
  /** Ascending; the last is the finished model. */
  readonly stages: readonly Stage[];
  /** Why there are none; null where there are. */
  readonly refused: string | null;
}

/** A family whose models can be shown as they were during training: nets by their weights, boosting by its first trees. */
export interface Staged<M extends FittedModel> {
  at(model: M, stage: Stage): M;
}

/** At most so many stages are kept of a fit, and so many bytes. */
const MOST_STAGES = 30;
const MOST_BYTES = 20e6;
const FEWEST_STAGES = 5;
/** Every iteration is worth a look at first. */
const DENSE = 10;

/**
 * Which iterations to keep: the first ten, then ever fewer (in equal ratios), so that early learning is seen well. Empty when
 * even five states would be too large.
 */
export function stageIterations(maxIter: number, bytes: number): ReadonlySet<number> {
  const room = Math.min(MOST_STAGES, Math.floor(MOST_BYTES / Math.max(1, bytes)));
  if (room < FEWEST_STAGES) return new Set();
  const dense = Math.min(DENSE, maxIter, Math.ceil(room / 3));
  const chosen = new Set(Array.from({ length: dense }, (_, i) => i + 1));
  const sparse = room - dense - 1; // the finished model takes one place
  for (let i = 1; i <= sparse; i++) {
    const share = i / sparse;
    chosen.add(Math.round(dense * pow(maxIter / dense, share)));
  }
  return chosen;
}
