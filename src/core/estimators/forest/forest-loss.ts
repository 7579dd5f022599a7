import type { Task } from "#core/pipeline/task.ts";

/** What the curve of a forest draws: the log loss of a few pure trees would be infinite. */
export function forestLoss(task: Task): string {
  return task === "regression" ? "squared error" : "squared error of the probabilities";
}
