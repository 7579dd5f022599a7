import type { TrainingReference } from "#core/monitor/training-reference.ts";
import type { FittedPipeline } from "#core/pipeline/fitted-pipeline.ts";
import type { RunFiles } from "#core/project/run-files.ts";
import type { FoldScores, ImportanceRecord, RunRecord } from "#core/project/run.ts";

/** A model and what is known of it, without any row. */
export interface Monitored {
  readonly pipeline: FittedPipeline;
  readonly reference: TrainingReference;
  /** Out-of-fold outputs over the pipeline's classes; empty where there are none. */
  readonly outOfFold: Float64Array;
  readonly scores: readonly FoldScores[];
  readonly importance: ImportanceRecord | null;
  /** Chance from which a binary model says "positive". */
  readonly threshold: number;
}

export function monitoredOf(
  { pipeline, folds }: Pick<RunFiles, "pipeline" | "folds">,
  reference: TrainingReference,
  { scores, importance }: Pick<RunRecord, "scores" | "importance">,
  threshold: number,
): Monitored {
  return { pipeline, reference, outOfFold: outOfFold(pipeline, folds), scores, importance, threshold };
}

/** One after the other. A class that only sealed rows have makes rows wider than the pipeline's: then there is none. */
function outOfFold({ classes }: FittedPipeline, folds: RunFiles["folds"]): Float64Array {
  const width = Math.max(1, classes.length);
  if (folds.some(({ rows, outputs }) => outputs.length !== rows.length * width)) return new Float64Array(0);
  const all = new Float64Array(folds.reduce((sum, { outputs }) => sum + outputs.length, 0));
  let at = 0;
  for (const { outputs } of folds) {
    all.set(outputs, at);
    at += outputs.length;
  }
  return all;
}
