import type { PythonSnippet } from "#core/estimators/estimator.ts";
import type { ImputeParams } from "#core/preprocessing/impute/schema.ts";
import { numericAndStringColumns } from "#core/preprocessing/python-columns.ts";

const imports = ["from sklearn.impute import SimpleImputer"];

/** Two imputers: scikit-learn's fills one kind of column at a time. */
export function imputeToPython(params: ImputeParams): PythonSnippet {
  const numeric = [
    `strategy="${params.numeric.replace("-", "_")}"`,
    ...(params.numeric === "constant" ? [`fill_value=${params.fillValue}`] : []),
    ...(params.addIndicator ? ["add_indicator=True"] : []),
    "keep_empty_features=True",
  ];
  const strings =
    params.categorical === "as-category"
      ? 'strategy="constant", fill_value="(missing)"'
      : 'strategy="most_frequent", keep_empty_features=True';
  return numericAndStringColumns(
    { imports, expression: `SimpleImputer(${numeric.join(", ")})` },
    { imports, expression: `SimpleImputer(${strings})` },
  );
}
