import type { ColumnKind } from "#core/frame/column.ts";
import type { PipelineInput } from "#core/pipeline/fitted-pipeline.ts";
import { formatValue } from "#ui/columns/format-value.ts";
import { formatCount } from "#ui/format/numbers.ts";

/** A value a column, as typed; empty is missing. A Map, because a column may be called __proto__. */
export type TypedRow = ReadonlyMap<string, string>;

/** An ordinary row: the middle of every number and date, the most frequent level of the rest. */
export function ordinaryRow(inputs: readonly PipelineInput[]): TypedRow {
  return new Map(inputs.map((input) => [input.name, middleOf(input)]));
}

function middleOf({ kind, range, categories, hasTime }: PipelineInput): string {
  if (isLevels(kind)) return categories[0] ?? "";
  if (range === null) return "";
  if (kind === "datetime") return new Date(range.median).toISOString().slice(0, hasTime ? 19 : 10);
  return kind === "integer" ? String(Math.round(range.median)) : String(Number(range.median.toPrecision(6)));
}

export function isLevels(kind: ColumnKind): boolean {
  return kind === "categorical" || kind === "boolean";
}

/** What training had of a column, for the line under its field. */
export function trainingHad({ kind, range, categories }: PipelineInput): string {
  if (kind === "text") return "free text";
  if (isLevels(kind)) {
    return categories.length === 1
      ? "training had this level only"
      : `training had ${formatCount(categories.length)} levels`;
  }
  if (range === null) return "empty in all of training";
  return `training had ${formatValue(range.min, kind)} to ${formatValue(range.max, kind)}`;
}

/** What is unusual about a typed value, in the words of the field; null when it is like training. */
export function unusual({ kind, range, categories }: PipelineInput, text: string): string | null {
  const value = text.trim();
  if (value === "" || kind === "text") return null;
  if (isLevels(kind)) return categories.includes(value) ? null : "not seen in training";
  const number = kind === "datetime" ? Date.parse(value) : Number(value.replace("−", "-"));
  if (Number.isNaN(number)) return kind === "datetime" ? "not a date such as 2024-03-01" : "not a number";
  if (range === null) return "empty in all of training";
  if (number > range.max) return `above training, which ended at ${formatValue(range.max, kind)}`;
  if (number < range.min) return `below training, which began at ${formatValue(range.min, kind)}`;
  return null;
}
