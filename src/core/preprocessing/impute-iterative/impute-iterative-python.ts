import type { PythonSnippet } from "#core/estimators/estimator.ts";
import { pythonFloat } from "#core/estimators/python-text.ts";
import type { ImputeIterativeParams } from "#core/preprocessing/impute-iterative/schema.ts";
import { pythonColumns, tableTransformer } from "#core/preprocessing/python-columns.ts";
import { pythonGapFlags } from "#core/preprocessing/python-gap-flags.ts";

/** A class around scikit-learn's own, which leaves the units of columns to others. */
export function imputeIterativeToPython({
  columns,
  rounds,
  strength,
  addIndicator,
}: ImputeIterativeParams): PythonSnippet {
  const flags = pythonGapFlags(addIndicator);
  return {
    imports: [
      "from sklearn.base import BaseEstimator, TransformerMixin",
      "from sklearn.experimental import enable_iterative_imputer",
      "from sklearn.impute import IterativeImputer",
      "from sklearn.linear_model import Ridge",
      "from sklearn.preprocessing import StandardScaler",
    ],
    definitions: [
      tableTransformer({
        name: "FillFromOtherColumns",
        says: "Fill missing numbers by ridge regression on the other columns, in standard units, round by round.",
        settings: ["rounds=5", "strength=1.0"],
        dtype: "include",
        fit: [
          ...flags.fit,
          "self.empty_ = list(chosen.columns[chosen.isna().all()])",
          "chosen = chosen.drop(columns=self.empty_)",
          "self.filled_ = list(chosen.columns)",
          'self.scaler_ = StandardScaler().set_output(transform="default").fit(chosen)',
          "ridge = Ridge(alpha=self.strength)",
          "self.imputer_ = IterativeImputer(ridge, max_iter=self.rounds, tol=0, skip_complete=True)",
          'self.imputer_.set_output(transform="default").fit(self.scaler_.transform(chosen))',
        ],
        transform: [
          ...flags.transform,
          "filled = self.imputer_.transform(self.scaler_.transform(frame[self.filled_]))",
          "frame[self.filled_] = self.scaler_.inverse_transform(filled)",
          "frame[self.empty_] = frame[self.empty_].fillna(0)",
        ],
      }),
    ],
    expression: `FillFromOtherColumns(columns=${pythonColumns(columns)}, rounds=${rounds}, strength=${pythonFloat(strength)})`,
  };
}
