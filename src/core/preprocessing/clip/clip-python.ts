import type { PythonSnippet } from "#core/estimators/estimator.ts";
import { pythonFloat } from "#core/estimators/python-text.ts";
import { pythonColumns, tableTransformer } from "#core/preprocessing/python-columns.ts";
import type { ClipParams } from "#core/preprocessing/clip/schema.ts";

/** scikit-learn has no such transformer: a class of a few lines. */
export function clipToPython({ columns, reach }: ClipParams): PythonSnippet {
  return {
    imports: ["from sklearn.base import BaseEstimator, TransformerMixin"],
    definitions: [
      tableTransformer({
        name: "ClipFarValues",
        says: "Move numbers beyond the quartiles by more than `reach` quartile ranges to that bound.",
        settings: ["reach=3.0"],
        dtype: "include",
        fit: [
          "q1, q3 = chosen.quantile(0.25), chosen.quantile(0.75)",
          "far = self.reach * (q3 - q1)",
          "self.low_, self.high_ = (q1 - far)[far > 0], (q3 + far)[far > 0]",
        ],
        transform: [
          "for name in self.low_.index:",
          "    frame[name] = frame[name].clip(self.low_[name], self.high_[name])",
        ],
      }),
    ],
    expression: `ClipFarValues(columns=${pythonColumns(columns)}, reach=${pythonFloat(reach)})`,
  };
}
