import type { FitProgress } from "#core/estimators/estimator.ts";
import type { Table } from "#core/frame/column.ts";
import type { PartOutcome } from "#core/model-selection/fit-part.ts";
import type { PlannedModel, TrainingPlan } from "#core/pipeline/plan-types.ts";

/** What a fitting thread of the command line can do. */
export interface FitOperations {
  open: {
    /** `rows`: where all rows are on disk, of which the table is a sample. */
    readonly input: {
      readonly table: Table;
      readonly plan: TrainingPlan;
      readonly rows: string | null;
      /** As `SpareCores.cell`. */
      readonly spareCores: Int32Array | null;
    };
    readonly output: null;
    readonly progress: never;
    readonly event: never;
  };
  fit: {
    readonly input: { readonly model: PlannedModel; readonly fold: number | null };
    readonly output: PartOutcome;
    readonly progress: FitProgress;
    readonly event: never;
  };
}
