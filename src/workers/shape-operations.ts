import type { JudgedEdits } from "#core/explain/judge-shape-edits.ts";
import type { ShapeEdit } from "#core/explain/shape-edit.ts";
import type { TrainingPlan } from "#core/pipeline/plan-types.ts";
import type { RunFold } from "#core/project/run-files.ts";
import type { Op } from "#workers/operation.ts";

export interface ShapeOperations {
  /** What edits of shapes cost: every fold's model gets them, and predicts its held-out rows again. */
  judgeShapeEdits: Op<
    {
      table: string;
      plan: TrainingPlan;
      folds: readonly Pick<RunFold, "fold" | "rows" | "pipeline">[];
      edits: readonly ShapeEdit[];
      testToTrain: number | undefined;
    },
    JudgedEdits
  >;
}
