import type { ColumnSummary } from "#core/frame/summary-types.ts";
import type { PivotAggregate } from "#core/table-edits/steps/pivot/schema.ts";

export const aggregateWords: Readonly<Record<PivotAggregate, string>> = {
  count: "how many there are",
  distinct: "how many differ",
  sum: "their sum",
  mean: "their mean",
  median: "the middle one",
  sd: "their standard deviation",
  min: "the least",
  max: "the greatest",
};

export const ofNumbers: readonly PivotAggregate[] = ["mean", "median", "sum", "min", "max", "sd"];

/** What can be computed of a column. */
export function aggregatesOf(column: ColumnSummary | undefined): readonly PivotAggregate[] {
  const counts: readonly PivotAggregate[] = ["count", "distinct"];
  switch (column?.kind) {
    case "numeric":
    case "integer":
      return [...ofNumbers, ...counts];
    case "datetime":
      return ["min", "max", "median", "mean", ...counts];
    default:
      return counts;
  }
}
