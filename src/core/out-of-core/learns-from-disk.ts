import { estimators } from "#core/estimators/registry.ts";
import type { TrainingPlan } from "#core/pipeline/plan-types.ts";
import { findEdit } from "#core/table-edits/registry.ts";

/**
 * Why a family learns from the sample in memory, though all rows of the table are on disk: a clause to follow "because".
 * @returns null where it learns from all of them
 */
export function sampleOnlyReason(
  plan: Pick<TrainingPlan, "read" | "weight" | "group" | "time" | "rows" | "split">,
  estimator: string,
): string | null {
  if (estimators[estimator]?.learnsInBatches !== true) return "it needs all of its rows in memory at once";
  if (plan.group !== undefined) return "rows on disk cannot be kept together by group";
  if (plan.time !== undefined) return "rows on disk cannot be put in order of time";
  if (plan.weight !== undefined) return "rows on disk cannot be weighted";
  if (plan.rows !== undefined || plan.split.testRows !== null)
    return "rows were chosen by hand, and those on disk were not looked at";
  const edits = (plan.read.edits ?? []).filter(({ on }) => on).map(({ edit }) => findEdit(edit));
  const other = edits.find(({ isRowByRow }) => isRowByRow !== true);
  return other ? `“${other.title}” takes the rows in memory together` : null;
}

/** Rows that are held at once, of a stretch or of those in memory, where the model sees so many features of each. */
export function rowsAtOnce(nFeatures: number): number {
  return Math.min(131_072, Math.floor(8_000_000 / Math.max(1, nFeatures)));
}
