import type { ColumnSummary } from "#core/frame/summary-types.ts";

export type Aggregate = "count" | "distinct" | "sum" | "mean" | "median" | "sd" | "min" | "max";

export const aggregateWords: Readonly<Record<Aggregate, string>> = {
  count: "how many there are",
  distinct: "how many differ",
  sum: "their sum",
  mean: "their mean",
  median: "the middle one",
  sd: "their standard deviation",
  min: "the least",
  max: "the greatest",
};

export const ofNumbers: readonly Aggregate[] = ["mean", "median", "sum", "min", "max", "sd"];

/** What can be computed of a column. */
export function aggregatesOf(column: ColumnSummary | undefined): readonly Aggregate[] {
  const counts: readonly Aggregate[] = ["count", "distinct"];
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
