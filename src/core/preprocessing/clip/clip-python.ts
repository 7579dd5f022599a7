import type { PythonSnippet } from "#core/estimators/estimator.ts";
import { pythonFloat } from "#core/estimators/python-text.ts";
import { pythonColumns, tableTransformer } from "#core/preprocessing/python-columns.ts";
import type { ClipParams } from "#core/preprocessing/clip/schema.ts";

/** scikit-learn has no such transformer: a class of a few lines. */
export function clipToPython({ columns, method, reach, tail, addIndicator }: ClipParams): PythonSnippet {
  const isByTails = method === "tails";
  const setting = isByTails ? "tail" : "reach";
  return {
    imports: ["from sklearn.base import BaseEstimator, TransformerMixin"],
    definitions: [
      tableTransformer({
        name: "ClipFarValues",
        says: "Move numbers that lie far outside what training rows are like to a bound.",
        settings: [isByTails ? "tail=0.01" : "reach=3.0"],
        dtype: "include",
        fit: [...bounds[method], ...(addIndicator ? noticed : [])],
        transform: [
          "for name in self.low_.index:",
          ...(addIndicator
            ? [
                "    is_far = (frame[name] < self.low_[name]) | (frame[name] > self.high_[name])",
                "    if name in self.had_far_:",
                '        frame.insert(frame.columns.get_loc(name) + 1, f"{name} far", is_far.astype(float))',
              ]
            : []),
          "    frame[name] = frame[name].clip(self.low_[name], self.high_[name])",
        ],
      }),
    ],
    expression: `ClipFarValues(columns=${pythonColumns(columns)}, ${setting}=${pythonFloat(isByTails ? tail : reach)})`,
  };
}

const bounds: Readonly<Record<ClipParams["method"], readonly string[]>> = {
  quartiles: [
    "q1, q3 = chosen.quantile(0.25), chosen.quantile(0.75)",
    "far = self.reach * (q3 - q1)",
    "self.low_, self.high_ = (q1 - far)[far > 0], (q3 + far)[far > 0]",
  ],
  deviations: [
    "far = self.reach * chosen.std(ddof=0)",
    "self.low_, self.high_ = chosen.mean() - far, chosen.mean() + far",
  ],
  tails: ["self.low_, self.high_ = chosen.quantile(self.tail), chosen.quantile(1 - self.tail)"],
};

const noticed = [
  "bounded = chosen[self.low_.index]",
  "is_far = (bounded < self.low_) | (bounded > self.high_)",
  "self.had_far_ = set(is_far.columns[is_far.any()])",
];
