import type { Task } from "#core/pipeline/task.ts";

/** What is to be predicted, as alerts need to know it. */
export interface AlertTarget {
  readonly column: string;
  readonly task: Task;
}
