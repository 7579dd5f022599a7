import { type PreparedSplit, trainRowsOf } from "#core/model-selection/fold.ts";

/** Population standard deviation of a regression target over all unsealed rows; 0 for classes. */
export function targetSdOf(split: PreparedSplit): number {
  const { y, classes } = split.answers;
  if (classes.length > 0) return 0;
  const rows = trainRowsOf(split, null);
  let sum = 0;
  for (const row of rows) sum += y[row]!;
  const mean = sum / rows.length;
  let squares = 0;
  for (const row of rows) squares += (y[row]! - mean) * (y[row]! - mean);
  return Math.sqrt(squares / rows.length);
}
