import type { ExplainedRows } from "#core/explain/tree-shap/explain-rows-of.ts";
import type { HeldOutShap } from "#core/explain/tree-shap/held-out-shap.ts";
import type { FittedPipeline } from "#core/pipeline/fitted-pipeline.ts";
import type { TrainingPlan } from "#core/pipeline/plan-types.ts";
import type { RunFold } from "#core/project/run-files.ts";
import type { Op } from "#workers/operation.ts";

export interface ShapOperations {
  /** Shapley values of rows that folds held out; null for families that are no sums of trees. */
  heldOutShap: Op<
    {
      table: string;
      plan: TrainingPlan;
      folds: readonly Pick<RunFold, "fold" | "pipeline">[];
      className: string | null;
    },
    HeldOutShap | null,
    { readonly share: number }
  >;
  /** Those of one row as it is typed into a form. */
  shapOfRow: Op<
    {
      pipeline: FittedPipeline;
      values: readonly (readonly [column: string, value: string])[];
      className: string | null;
    },
    ExplainedRows | null,
    number
  >;
}
