import type { ColumnKind } from "#core/frame/column.ts";

/**
 * What the training rows looked like, small enough to be kept with the model: a later table is compared with this,
 * so that no training row has to be there (docs/monitor.md).
 */
export interface TrainingReference {
  readonly version: 1;
  /** The columns the model learned from, in the pipeline's order. */
  readonly columns: readonly ColumnReference[];
  /** The target among training rows; numbers for regression, classes otherwise. */
  readonly target: ColumnReference;
  /** Other columns the training table had: not learned from, so not missed, and no news in a later table. */
  readonly others: readonly string[];
}

export type ColumnReference = NumberReference | LevelReference;

/**
 * Numbers or dates as points of their distribution function: every distinct value where these are few, else values at
 * equally spaced ranks, the least and the greatest among them.
 */
export interface NumberReference {
  readonly name: string;
  readonly kind: Extract<ColumnKind, "numeric" | "integer" | "datetime">;
  /** Rows with a value. */
  readonly nPresent: number;
  readonly nMissing: number;
  /** Rising, at most `MOST_POINTS`; empty where every row lacks a value. */
  readonly values: Float64Array;
  /** Of each point: rows with a smaller value, and rows with no greater one. */
  readonly below: Int32Array;
  readonly upTo: Int32Array;
  /** Every distinct value is among the points. */
  readonly isComplete: boolean;
}

/** Categories as counts of the most frequent. */
export interface LevelReference {
  readonly name: string;
  readonly kind: Extract<ColumnKind, "categorical" | "boolean">;
  readonly nPresent: number;
  readonly nMissing: number;
  /** At most `MOST_LEVELS`, most frequent first, each of at least two rows. */
  readonly levels: readonly string[];
  readonly counts: readonly number[];
  /** Levels that one row alone has: by Good and Turing, about as many rows to come will have a level never seen. */
  readonly nOnce: number;
}

export const MOST_POINTS = 256;
export const MOST_LEVELS = 20;

export function isNumberReference(reference: ColumnReference): reference is NumberReference {
  return reference.kind !== "categorical" && reference.kind !== "boolean";
}
