import type { PythonSnippet } from "#core/estimators/estimator.ts";
import { pythonBool } from "#core/export/python/python-literal.ts";
import type { InteractionsParams } from "#core/preprocessing/interactions/schema.ts";
import { pythonColumns, tableTransformer } from "#core/preprocessing/python-columns.ts";

/** A class, because scikit-learn's PolynomialFeatures has neither ratios nor squares alone, and refuses missing values. */
export function interactionsToPython({
  columns,
  products,
  squares,
  ratios,
}: InteractionsParams): PythonSnippet {
  return {
    imports: [
      "from itertools import combinations",
      "import numpy as np",
      "import pandas as pd",
      "from sklearn.base import BaseEstimator, TransformerMixin",
    ],
    definitions: [
      tableTransformer({
        name: "CombineColumns",
        says: "Add squares, products and ratios of numeric columns.",
        settings: ["products=True", "squares=False", "ratios=False"],
        dtype: "include",
        fit: ["self.names_ = list(chosen.columns)"],
        transform: [
          "made = {}",
          "if self.squares:",
          '    made |= {f"{a}²": frame[a] * frame[a] for a in self.names_}',
          "if self.products:",
          '    made |= {f"{a} × {b}": frame[a] * frame[b] for a, b in combinations(self.names_, 2)}',
          "if self.ratios:",
          '    made |= {f"{a} ÷ {b}": frame[a] / frame[b].replace(0, np.nan) for a, b in combinations(self.names_, 2)}',
          "frame = pd.concat([frame, pd.DataFrame(made, index=frame.index)], axis=1)",
        ],
      }),
    ],
    expression: `CombineColumns(columns=${pythonColumns(columns)}, products=${pythonBool(products)}, squares=${pythonBool(squares)}, ratios=${pythonBool(ratios)})`,
  };
}
