import type { PythonSnippet } from "#core/estimators/estimator.ts";
import { pythonColumns, tableTransformer } from "#core/preprocessing/python-columns.ts";
import type { ProjectColumnsParams } from "#core/preprocessing/project-columns/schema.ts";

/** A class around scikit-learn's own, which refuse missing values and more components than columns. */
export function projectColumnsToPython({ columns, method, components }: ProjectColumnsParams): PythonSnippet {
  const isPca = method === "pca";
  const reducer = isPca ? "PCA(n)" : "GaussianRandomProjection(n, random_state=0)";
  return {
    imports: [
      "import pandas as pd",
      "from sklearn.base import BaseEstimator, TransformerMixin",
      isPca
        ? "from sklearn.decomposition import PCA"
        : "from sklearn.random_projection import GaussianRandomProjection",
    ],
    definitions: [
      tableTransformer({
        name: "SumUpColumns",
        says: "Replace numeric columns by few weighted sums; a missing value counts as the mean.",
        settings: ["components=10"],
        dtype: "include",
        fit: [
          "self.means_ = chosen.mean().fillna(0)",
          "n = min(self.components, *chosen.shape)",
          `self.reducer_ = ${reducer}.set_output(transform="default").fit(chosen.fillna(self.means_))`,
        ],
        transform: [
          "sums = self.reducer_.transform(frame[self.means_.index].fillna(self.means_))",
          'names = [f"component {k + 1}" for k in range(sums.shape[1])]',
          "made = pd.DataFrame(sums, columns=names, index=frame.index)",
          "frame = pd.concat([frame.drop(columns=self.means_.index), made], axis=1)",
        ],
      }),
    ],
    expression: `SumUpColumns(columns=${pythonColumns(columns)}, components=${components})`,
  };
}
