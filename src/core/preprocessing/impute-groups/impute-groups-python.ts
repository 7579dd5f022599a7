import type { PythonSnippet } from "#core/estimators/estimator.ts";
import type { ImputeGroupsParams } from "#core/preprocessing/impute-groups/schema.ts";
import { pythonGapFlags } from "#core/preprocessing/python-gap-flags.ts";
import { pythonColumns, tableTransformer } from "#core/preprocessing/python-columns.ts";

const summaries: Readonly<Record<ImputeGroupsParams["numeric"], string>> = {
  median: '"median"',
  mean: '"mean"',
  "most-frequent": "lambda values: values.mode().min()",
};

/** scikit-learn fills by no group: a class of a few lines around pandas' groupby. */
export function imputeGroupsToPython({
  by,
  columns,
  numeric,
  leastRows,
  addIndicator,
}: ImputeGroupsParams): PythonSnippet {
  const flags = pythonGapFlags(addIndicator);
  return {
    imports: ["from sklearn.base import BaseEstimator, TransformerMixin"],
    definitions: [
      tableTransformer({
        name: "FillByGroup",
        says: "Fill missing numbers with what the training rows of the same group have.",
        settings: ["by=None", "least=5"],
        dtype: "include",
        fit: [
          "self.by_ = self.by",
          "if self.by_ is None:",
          '    self.by_ = list(frame.select_dtypes(exclude=["number", "datetime"]).columns)',
          'chosen = chosen.drop(columns=self.by_, errors="ignore")',
          `summary = ${summaries[numeric]}`,
          "self.overall_ = chosen.agg(summary).fillna(0)",
          "self.fills_ = None",
          ...flags.fit,
          "if self.by_:",
          "    groups = chosen.groupby([frame[name] for name in self.by_], dropna=False)",
          "    self.fills_ = groups.agg(summary)[groups.size() >= self.least].reset_index()",
        ],
        transform: [
          ...flags.transform,
          "if self.fills_ is not None:",
          '    fills = frame[self.by_].merge(self.fills_, on=self.by_, how="left").set_axis(frame.index)',
          "for name in self.overall_.index:",
          "    if self.fills_ is not None:",
          "        frame[name] = frame[name].fillna(fills[name])",
          "    frame[name] = frame[name].fillna(self.overall_[name])",
        ],
      }),
    ],
    expression: `FillByGroup(columns=${pythonColumns(columns)}, by=${pythonColumns(by)}, least=${leastRows})`,
  };
}
