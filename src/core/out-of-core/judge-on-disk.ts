import type { FitProgress } from "#core/estimators/estimator.ts";
import { scoreAnswers } from "#core/metrics/score-answers.ts";
import type { Answers } from "#core/model-selection/answers.ts";
import { spreadOutputs } from "#core/model-selection/class-subset.ts";
import { DiskPart, type DiskTable } from "#core/out-of-core/disk-part.ts";
import { sampleOnlyReason } from "#core/out-of-core/learns-from-disk.ts";
import type { FittedPipeline } from "#core/pipeline/fitted-pipeline.ts";
import type { TrainingPlan } from "#core/pipeline/plan-types.ts";
import { predictPipeline } from "#core/pipeline/predict-pipeline.ts";
import type { TestScore } from "#core/project/run.ts";
import type { Checkpoint } from "#core/shared/checkpoint.ts";

/** What a part did with the rows on disk that are not of the sample. */
export interface DiskOutcome {
  /** Rows that the model learned from. */
  readonly learned: number;
  /** Held-out rows that it was judged on: 0 for the final fit. */
  readonly judged: number;
  readonly scores: readonly TestScore[];
}

/** Of held-out rows, so many outputs are held to be scored together; where there are more, a sample of the rows. */
const mostOutputs = 2_000_000;

/** null where the family learns from the sample. */
export function diskPartOf(
  disk: DiskTable,
  plan: TrainingPlan,
  estimator: string,
  fold: number | null,
): DiskPart | null {
  return sampleOnlyReason(plan, estimator) === null ? new DiskPart(disk, plan, fold) : null;
}

/** Predicts the held-out rows on disk, a block at a time, and scores them. */
export async function judgeOnDisk(
  part: DiskPart,
  plan: TrainingPlan,
  answers: Answers,
  pipeline: FittedPipeline,
  checkpoint: Checkpoint<FitProgress>,
): Promise<DiskOutcome> {
  const learned = part.nLearned;
  const width = Math.max(1, answers.classes.length);
  const share = Math.min(1, mostOutputs / width / Math.max(1, part.about.heldOut));
  const preparation = { ...pipeline, classes: answers.classes }; // also those that its rows lacked
  const y: Float64Array[] = [];
  const outputs: Float64Array[] = [];
  if (part.about.heldOut > 0)
    for await (const held of part.heldOut(preparation, share)) {
      const given = await predictPipeline(pipeline, held.table, held.rows);
      y.push(held.y);
      outputs.push(spreadOutputs(given, pipeline.classes, answers.classes));
      await checkpoint({ iteration: 1, maxIter: 1, trainLoss: null, validationLoss: null });
    }
  const yTrue = endToEnd(y);
  const judged = yTrue.length;
  if (judged === 0) return { learned, judged, scores: [] };
  return { learned, judged, scores: scoreAnswers(plan.task, answers, yTrue, endToEnd(outputs)) };
}

function endToEnd(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
