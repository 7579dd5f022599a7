import { foldScores } from "#core/evaluate/fold-scores.ts";
import { withShapeEdits } from "#core/explain/apply-shape-edits.ts";
import type { ShapeEdit } from "#core/explain/shape-edit.ts";
import type { Table } from "#core/frame/column.ts";
import { metricsFor } from "#core/metrics/registry.ts";
import { spreadOutputs } from "#core/model-selection/class-subset.ts";
import { scoreRows } from "#core/model-selection/fit-part.ts";
import type { PreparedSplit } from "#core/model-selection/fold.ts";
import { predictPipeline } from "#core/pipeline/predict-pipeline.ts";
import type { TrainingPlan } from "#core/pipeline/plan-types.ts";
import type { RunFold } from "#core/project/run-files.ts";
import type { FoldScores } from "#core/project/run.ts";

export interface JudgedEdits {
  /** After each of the edits, in their order. */
  readonly scores: readonly (readonly FoldScores[])[];
  /** What the folds' models say of their held-out rows with all edits. */
  readonly folds: readonly Pick<RunFold, "fold" | "outputs">[];
}

/**
 * Every fold's own model gets the same edits and predicts again the rows that it did not learn from; the sealed rows take no part.
 * The person chose the edits by looking at the model of all training rows, so a gain here flatters a little; a loss does not.
 */
export async function judgeShapeEdits(
  table: Table,
  plan: TrainingPlan,
  split: PreparedSplit,
  folds: readonly Pick<RunFold, "fold" | "rows" | "pipeline">[],
  edits: readonly ShapeEdit[],
  testToTrain: number | undefined,
): Promise<JudgedEdits> {
  const scores: (readonly FoldScores[])[] = [];
  let last: readonly Pick<RunFold, "fold" | "outputs">[] = [];
  for (let n = 1; n <= edits.length; n++) {
    const judged = await Promise.all(
      folds.map(async ({ fold, rows, pipeline }) => {
        const said = await predictPipeline(withShapeEdits(pipeline, edits.slice(0, n)), table, rows);
        const outputs = spreadOutputs(said, pipeline.classes, split.answers.classes);
        return { fold, outputs, scores: scoreRows(plan, split, rows, outputs) };
      }),
    );
    last = judged.map(({ fold, outputs }) => ({ fold, outputs }));
    scores.push(
      metricsFor(plan.task).map(({ id }) => {
        const values = judged.map(
          (part) => part.scores.find(({ metric }) => metric === id)?.value ?? Number.NaN,
        );
        return foldScores(id, values, plan.split.folds, testToTrain);
      }),
    );
  }
  return { scores, folds: last };
}
