import type { ColumnKind } from "#core/frame/column.ts";
import type { TestScore } from "#core/project/run.ts";

/** What a later table was found to be beside the training rows. Plain JSON: it is kept in the document. */
export interface MonitorReport {
  readonly nTrainRows: number;
  readonly nRows: number;
  /** Worst first: by harm (drift × importance) where importance is known, else by drift. */
  readonly columns: readonly ColumnDrift[];
  /** The target's own distribution, where the later table has it. */
  readonly target: ColumnDrift | null;
  /** Columns that the training table did not have either. */
  readonly extraColumns: readonly string[];
  /** Tests made on the columns; Holm's correction is over all of them. */
  readonly nTests: number;
  /** The least Kolmogorov–Smirnov distance that so many rows and tests could tell from chance; null for no number. */
  readonly leastDistance: number | null;
  readonly prediction: PredictionDrift | null;
  readonly score: LaterScore | null;
  readonly advice: Advice;
}

/** "cannot-predict": columns that the model needs are not there. */
export type Advice = "none" | "look" | "retrain" | "cannot-predict";

/** "gone": the column is not in the later table; "other-kind": it cannot be read as what it was. */
export type DriftState = "steady" | "moved" | "far" | "gone" | "other-kind";

/** What of a column moved. */
export type DriftReason = "shape" | "missing" | "range" | "unseen";

export interface ColumnDrift {
  readonly column: string;
  readonly kind: ColumnKind;
  readonly state: DriftState;
  readonly reasons: readonly DriftReason[];
  /** Population stability index; null where there is nothing to compare. */
  readonly psi: number | null;
  /** What it may reach before it is called drift: 0.1, or what chance reaches with so few rows. */
  readonly psiLimit: number | null;
  /** Of the shape: Kolmogorov–Smirnov, or chi-square. */
  readonly test: "ks" | "chi2" | null;
  /** KS distance, or half the sum of differences in share; [0, 1]. */
  readonly distance: number | null;
  readonly p: number | null;
  /** The least of the column's p-values, adjusted for all tests made. */
  readonly adjustedP: number | null;
  /** Shares of rows without a value. */
  readonly missing: { readonly train: number; readonly later: number };
  /** Later cells that could not be read as the column's kind, and count as missing. */
  readonly misread: number;
  /** Later rows beyond the training range; numbers and dates only. */
  readonly outside: { readonly below: number; readonly above: number } | null;
  /** Later rows with a level that training never had, and the most frequent of those levels; categories only. */
  readonly unseen: { readonly rows: number; readonly levels: readonly string[] } | null;
  readonly median: { readonly train: number; readonly later: number } | null;
  /** Share of all importance that is this column's, in [0, 1]; null where it was not measured. */
  readonly importance: number | null;
  readonly bins: DriftBins | null;
}

/** Counts of both sides for the drawing: `edges` of numbers, `labels` of levels. */
export interface DriftBins {
  readonly edges: readonly number[] | null;
  readonly labels: readonly string[] | null;
  readonly train: readonly number[];
  readonly later: readonly number[];
}

/** What the model says of the later rows, beside what it said of training rows it had not learned from. */
export interface PredictionDrift {
  /** "number", the chance of the positive class, or which class is said. */
  readonly of: "number" | "chance" | "class";
  /** The class whose chance it is. */
  readonly label: string | null;
  readonly state: "steady" | "moved" | "far";
  readonly p: number;
  /** Mean distance between the two: in the target's unit, in chance, or as a share of rows. */
  readonly shift: number;
  /** Means of both sides; null for classes. */
  readonly mean: { readonly train: number; readonly later: number } | null;
  readonly bins: DriftBins;
}

export interface LaterScore {
  /** The task's primary metric; less is better. */
  readonly metric: string;
  readonly value: number;
  /** 95 %. */
  readonly interval: readonly [low: number, high: number] | null;
  /** Rows that have an answer the model knows. */
  readonly nRows: number;
  /** Rows of a class the model never learned. */
  readonly nUnknownClass: number;
  readonly outOfFold: { readonly mean: number; readonly interval: readonly [number, number] | null } | null;
  /** Later less out-of-fold, with its 95 % interval; null where one of the two has none. */
  readonly difference: { readonly value: number; readonly interval: readonly [number, number] } | null;
  readonly outcome: "worse" | "better" | "same" | "untold";
  /** Every metric of the task. */
  readonly all: readonly TestScore[];
}
