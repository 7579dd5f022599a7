import { dateText } from "#core/frame/date-text.ts";
import type { PipelineInput } from "#core/pipeline/fitted-pipeline.ts";
import { typicalText } from "#core/predict/typical-value.ts";

/**
 * Rows made from what a pipeline knows of its inputs, as text, one list a row in the order of the inputs: one all
 * typical, the least and the greatest of every number, a mixture, and one with a gap in it. No row of the table is among them
 * but by accident, so they may be given away with the model.
 */
export function sampleRows(inputs: readonly PipelineInput[]): readonly (readonly string[])[] {
  const typical = inputs.map((input) => typicalText(input) ?? "");
  const least = inputs.map((input) => extreme(input, "min"));
  const greatest = inputs.map((input) => extreme(input, "max"));
  const mixed = inputs.map((_, i) => [least, typical, greatest][i % 3]![i]!);
  const gap = inputs.map((_, i) => (i === 0 ? "" : typical[i]!));
  return [typical, least, greatest, mixed, gap];
}

/** An end of the range; of categories the most frequent and the rarest. */
function extreme(input: PipelineInput, end: "min" | "max"): string {
  const { kind, range, categories, hasTime } = input;
  if (range !== null) return kind === "datetime" ? dateText(range[end], hasTime) : String(range[end]);
  return (end === "min" ? categories[0] : categories.at(-1)) ?? "";
}
