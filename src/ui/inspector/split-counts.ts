import type { SplitParams } from "#core/pipeline/plan-types.ts";

export interface SplitCounts {
  readonly test: number;
  readonly train: number;
  /** Fewest and most rows of a fold. */
  readonly fold: readonly [least: number, most: number];
  /** Rows without a target, which take no part. */
  readonly ignored: number;
}

/** How many rows go where; the same rounding as the split itself (core/model-selection/split.ts). */
export function splitCounts(nRows: number, missingTarget: number, split: SplitParams): SplitCounts {
  const known = nRows - missingTarget;
  const drawn = Math.min(known - 1, Math.max(1, Math.ceil(known * split.testFraction)));
  const test = split.testRows === null ? Math.max(0, drawn) : new Set(split.testRows).size;
  const train = Math.max(0, known - test);
  return {
    test,
    train,
    fold: [Math.floor(train / split.folds), Math.ceil(train / split.folds)],
    ignored: missingTarget,
  };
}
