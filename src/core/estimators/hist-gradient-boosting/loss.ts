import type { Design, LabelledRows } from "#core/estimators/design.ts";
import type { BoostingRoom } from "#core/estimators/hist-gradient-boosting/boosting-room.ts";

/** First and second derivatives of the loss by the raw output, of one output each. */
export interface Derivatives {
  readonly gradients: Float32Array;
  readonly hessians: Float32Array;
}

/** The raw output of a model of numbers is the logarithm of its answer. */
export type Link = "log";

/** What boosting minimises, and how raw sums become answers. */
export interface Loss {
  readonly nOutputs: number;
  readonly link?: Link;
  /** The greatest second derivative of a row of weight 1; absent where there is no bound. */
  readonly mostHessian?: number;
  /** It is that of every row. */
  readonly hasOneHessian?: boolean;
  /** @throws LatheError "loss-not-for-target" */
  check?(design: Pick<Design, "y" | "sampleWeight">): void;
  /** The raw outputs that are best without any feature. */
  start(design: Design): Float64Array;
  /**
   * What derivatives are taken at, of the raw outputs before a round. After a round `mean`, over the same memory, brings it up to the
   * raw outputs then; of several outputs one that was derived by is free in between, and may hold what its tree answers.
   */
  pointOf(raw: Float64Array, memory: BoostingRoom): Float64Array;
  /** Of output `k`, at that point of all rows, whose answers and weights are in that memory. Weights multiply both. */
  derive(
    rows: LabelledRows,
    weights: Float64Array | null,
    point: Float64Array,
    k: number,
    into: BoostingRoom,
  ): void;
  /** Mean loss of a row. @param memory where all three are, or null */
  mean(
    rows: LabelledRows,
    weights: Float64Array | null,
    raw: Float64Array,
    memory: BoostingRoom | null,
  ): number;
  /** Raw outputs to probabilities, or the number itself; may use up its argument. */
  answers(raw: Float64Array): Float64Array;
  /** What a leaf with these rows answers, before the learning rate, where that is not a Newton step. */
  leafAnswer?(design: Pick<Design, "y" | "sampleWeight">, raw: Float64Array, rows: Int32Array): number;
}
