import { pearson } from "#core/frame/scatter.ts";
import { rocAuc } from "#core/metrics/roc-auc.ts";
import type { PreparedSplit } from "#core/model-selection/fold.ts";
import { isClassification, type Task } from "#core/pipeline/task.ts";
import type { HeldOut } from "#core/project/run-files.ts";

/** How good predictions of rows that were not learned from are: 0 as good as guessing, 1 perfect. */
export interface Skill {
  readonly skill: number;
  /** Its standard error where nothing can be known. */
  readonly atChance: number;
  readonly nRows: number;
}

/**
 * Of classes the normalised Gini coefficient, 2 AUC - 1 (its mean over classes for more than two), with Hanley and
 * McNeil's error at chance (doi:10.1148/radiology.143.1.7063747); of a number the correlation of prediction and answer.
 */
export function skillOutOfFold(
  task: Task,
  { answers }: PreparedSplit,
  parts: readonly Pick<HeldOut, "rows" | "outputs">[],
): Skill {
  const { y, classes, positive } = answers;
  const yTrue = Float64Array.from(
    parts.flatMap(({ rows }) => Array.from(rows)),
    (row) => y[row]!,
  );
  const outputs = Float64Array.from(parts.flatMap((part) => Array.from(part.outputs)));
  const nRows = yTrue.length;
  if (!isClassification(task))
    return { skill: pearson(outputs, yTrue) ?? 0, atChance: 1 / Math.sqrt(Math.max(1, nRows - 1)), nRows };
  const auc = rocAuc({ task, yTrue, outputs, classes, positive });
  return { skill: Number.isNaN(auc) ? 0 : 2 * auc - 1, atChance: giniAtChance(yTrue, classes.length), nRows };
}

/** As if the classes' errors were one and the same, which is the widest that their mean can be. */
function giniAtChance(y: Float64Array, nClasses: number): number {
  const counts = new Float64Array(nClasses);
  for (const code of y) counts[code]!++;
  const errors = Array.from(counts).flatMap((n) => {
    const pairs = n * (y.length - n);
    return pairs > 0 ? [2 * Math.sqrt((y.length + 1) / (12 * pairs))] : [];
  });
  return errors.reduce((sum, error) => sum + error, 0) / Math.max(1, errors.length);
}
