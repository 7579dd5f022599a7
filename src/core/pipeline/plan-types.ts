import type { Task } from "#core/pipeline/task.ts";
import type { NodeId } from "#core/shared/brand.ts";
import type { RowRanges } from "#core/shared/row-ranges.ts";
import type { TableOptions } from "#core/table-edits/table-options.ts";

export const roles = ["target", "feature", "weight", "group", "time", "id", "ignore"] as const;
export type Role = (typeof roles)[number];

/** One step of a recipe, as the document has it. */
export interface RecipeStep {
  readonly step: string;
  readonly params: unknown;
  /** Switched off, it stays in the list and does nothing. */
  readonly on: boolean;
}

export interface SplitParams {
  /** Data rows that form the sealed test set; null cuts `testFraction` at random, stratified by class. */
  readonly testRows: readonly number[] | null;
  /** In (0, 1). */
  readonly testFraction: number;
  /** Cross-validation folds, ≥ 2. */
  readonly folds: number;
  readonly randomState: number;
}

/** A learn node, ready to fit. */
export interface PlannedModel {
  readonly node: NodeId;
  readonly estimator: string;
  /** As parsed by the estimator's own schema. */
  readonly params: unknown;
  /** A recorded engine to obey, or null. */
  readonly engine: string | null;
  readonly randomState: number;
  readonly recipe: readonly RecipeStep[];
}

/** Rows of the table that alone take part, or that take none: by number, whatever they hold. */
export interface RowChoice {
  readonly mode: "keep" | "drop";
  readonly rows: RowRanges;
}

/** What the graph says is to be done, with nothing left open. Made by `compilePlan`. */
export interface TrainingPlan {
  /** How the table comes about; row numbers are of the table after its edits. */
  readonly read: TableOptions;
  readonly task: Task;
  readonly target: string;
  /** The positive class of a binary task; null otherwise. */
  readonly positive: string | null;
  /** Raw columns to learn from, in file order. */
  readonly features: readonly string[];
  /** Column of how much each row counts in fits, ≥ 0; absent where all count 1. Metrics count every row once. */
  readonly weight?: string;
  /** Rows of one value of this column are never split between training and held-out or sealed rows. */
  readonly group?: string;
  /** Column of dates or numbers: folds go forward in it, and the sealed rows are the latest. */
  readonly time?: string;
  /** Columns that only name rows: never learned from, shown with predictions. */
  readonly ids?: readonly string[];
  /** Applied one after the other, before the split; absent where every row takes part. */
  readonly rows?: readonly RowChoice[];
  readonly split: SplitParams;
  readonly models: readonly PlannedModel[];
}
