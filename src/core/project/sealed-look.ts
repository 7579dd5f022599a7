import type { TestScore } from "#core/project/run.ts";

/** One look of a run at the sealed test rows, as the run keeps it: when, why, at what data, and what it said. */
export interface SealedLook {
  /** Which look at these rows it was, from 1; looks of other runs at the same time have the same number. */
  readonly number: number;
  readonly at: string;
  readonly reason: string;
  /** Hash of the data that the run was trained on (core/versions); absent where an old run does not say it. */
  readonly version?: string | undefined;
  readonly scores: readonly TestScore[];
}

/**
 * What to know of a test score from the second look on; null before.
 * @param nLooks at the same sealed rows
 */
export function sealWarning(nLooks: number): string | null {
  if (nLooks < 2) return null;
  return `These sealed rows were looked at ${nLooks} times. What was chosen after the first look was chosen by them, so scores of later looks may be too good: only the first was of an untouched test set. For another fair test, collect new rows.`;
}
