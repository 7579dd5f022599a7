import type { Task } from "#core/pipeline/task.ts";

/** One column of a design: what a model sees. `source` is the raw column that it was made from. */
export interface Feature {
  readonly name: string;
  readonly source: string;
  /** "ordinal": X holds whole codes 0…categories.length - 1, and -1 for unseen, in the order of `categories`. */
  readonly kind: "numeric" | "ordinal";
  readonly categories?: readonly string[];
}

/** Features of some rows. Column-major float32, as ONNX will see them: feature j is X[j·nRows … (j+1)·nRows). */
export interface FeatureMatrix {
  readonly nRows: number;
  readonly features: readonly Feature[];
  /** NaN is missing. Recipes for families that cannot take NaN leave none. */
  readonly X: Float32Array;
}

/** Rows with their answers. */
export interface LabelledRows extends FeatureMatrix {
  /** Class code 0…classes.length - 1, or the number to predict. Never NaN. */
  readonly y: Float64Array;
}

/** Rows that do not fit into memory, prepared as those of the design are. */
export interface MoreRows {
  /** About: rows without an answer are found out only when they are read. */
  readonly nRows: number;
  /** All of them once, stretch after stretch, in an order that follows from the seed. */
  stretches(seed: number): AsyncIterable<LabelledRows>;
}

/**
 * All that any family may learn from, so that none needs a back door (docs/adr/0003).
 * Every row here is a training row of the fold at hand.
 */
export interface Design extends LabelledRows {
  readonly task: Task;
  /** Class labels in the text of the file, `sortLabels` order; empty for regression. */
  readonly classes: readonly string[];
  /** One weight ≥ 0 a row, or null for all 1. */
  readonly sampleWeight: Float64Array | null;
  /** Group code of each row (rows of one group are never split), or null. */
  readonly groups: Int32Array | null;
  /** Cut from the training rows; may steer the fit (early stopping, best weights). Not part of X. */
  readonly validation: LabelledRows | null;
  /** The fold's held-out rows, for drawing a live curve only: a fit with and without it is the same, bit for bit. */
  readonly watch: LabelledRows | null;
  /** Further training rows, on disk; only families that learn in batches are given them (docs/adr/0011). */
  readonly more?: MoreRows | null;
}
