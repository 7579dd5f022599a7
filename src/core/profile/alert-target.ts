import type { Task } from "#core/pipeline/task.ts";
import type { TrainingPlan } from "#core/pipeline/plan-types.ts";

/** What is to be predicted, as alerts need to know it. */
export interface AlertTarget {
  readonly column: string;
  readonly task: Task;
  /** Which rows are sealed, and what the columns are for; null seals nothing. */
  readonly plan: TrainingPlan | null;
}
