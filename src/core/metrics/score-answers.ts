import { metricFunctions } from "#core/metrics/metric-functions.ts";
import { metricsFor } from "#core/metrics/registry.ts";
import type { Answers } from "#core/model-selection/answers.ts";
import type { Task } from "#core/pipeline/task.ts";
import type { TestScore } from "#core/project/run.ts";

/** Every metric of the task. @param outputs row-major, over all classes of the target */
export function scoreAnswers(
  task: Task,
  { classes, positive }: Pick<Answers, "classes" | "positive">,
  yTrue: Float64Array,
  outputs: Float64Array,
): TestScore[] {
  const judged = { task, yTrue, outputs, classes, positive };
  return metricsFor(task).map(({ id }) => ({ metric: id, value: metricFunctions[id](judged) }));
}
