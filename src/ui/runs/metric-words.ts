import { metrics, metricsFor } from "#core/metrics/registry.ts";
import type { Task } from "#core/pipeline/task.ts";

/** "log loss": a metric's name inside a sentence. Abbreviations keep their capitals. */
export function metricName(id: string): string {
  const title = metrics.get(id)?.title ?? id;
  return /^[A-Z][a-z]/.test(title) ? title[0]!.toLowerCase() + title.slice(1) : title;
}

/** Metrics shown beside the one that ranks. */
export function otherMetrics(task: Task): readonly string[] {
  return metricsFor(task)
    .slice(1, 4)
    .map(({ id }) => id);
}
