import type { PythonSnippet } from "#core/estimators/estimator.ts";
import { pythonFloat } from "#core/estimators/python-text.ts";
import { pythonColumns, stringColumns } from "#core/preprocessing/python-columns.ts";
import type { TargetEncodeParams } from "#core/preprocessing/target-encode/schema.ts";

/** scikit-learn 1.3 and later. Its inner folds are stratified, so training rows differ from Lathe's in the draw only. */
export function targetEncodeToPython({ columns, smoothing, strength }: TargetEncodeParams): PythonSnippet {
  const smooth = smoothing === "auto" ? '"auto"' : pythonFloat(strength);
  return stringColumns(
    "target-encode",
    {
      imports: ["from sklearn.preprocessing import TargetEncoder"],
      expression: `TargetEncoder(smooth=${smooth}, random_state=0)`,
    },
    columns === null ? null : pythonColumns(columns),
  );
}
