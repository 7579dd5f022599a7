import { openDisk } from "#cli/train/row-file.ts";
import type { PartOutcome } from "#core/model-selection/fit-part.ts";
import { fitPart } from "#core/model-selection/fit-part.ts";
import type { PreparedSplit } from "#core/model-selection/fold.ts";
import type { FitProgress } from "#core/estimators/estimator.ts";
import type { Table } from "#core/frame/column.ts";
import type { PlannedModel, TrainingPlan } from "#core/pipeline/plan-types.ts";

/** Fits one part of one model, somewhere. The result is the same wherever that is. */
export interface PartRunner {
  /** Parts that run at the same time. */
  readonly width: number;
  run(
    model: PlannedModel,
    fold: number | null,
    onProgress: (progress: FitProgress) => void,
  ): Promise<PartOutcome>;
  close(): Promise<void>;
}

/** On this thread, one part after the other. @param rows where all rows are on disk, of which the table is a sample */
export async function inProcessRunner(
  table: Table,
  plan: TrainingPlan,
  split: PreparedSplit,
  rows: string | null,
): Promise<PartRunner> {
  const disk = await openDisk(rows, plan.read.sample);
  return {
    width: 1,
    run: (model, fold, onProgress) =>
      fitPart(table, plan, model, split, fold, async (progress) => onProgress(progress), {
        clock: () => performance.now(),
        finishEarly: { aborted: false },
        disk,
      }),
    close: async () => disk?.close(),
  };
}
