import { dateText } from "#core/frame/date-text.ts";
import type { PipelineInput } from "#core/pipeline/fitted-pipeline.ts";

/** What training had of an input at its most ordinary, as text: the median, or the most frequent level. Null: nothing. */
export function typicalText({ kind, range, categories, hasTime }: PipelineInput): string | null {
  if (kind === "categorical" || kind === "boolean") return categories[0] ?? null;
  if (range === null) return null;
  return kind === "datetime" ? dateText(range.median, hasTime) : String(range.median);
}
