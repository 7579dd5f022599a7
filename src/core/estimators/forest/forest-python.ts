import type { PythonSnippet } from "#core/estimators/estimator.ts";
import type { ForestParams } from "#core/estimators/forest/forest-params.ts";
import { pythonCall, pythonFloat } from "#core/estimators/python-text.ts";
import type { Task } from "#core/pipeline/task.ts";

/** @param family "RandomForest" or "ExtraTrees" */
export function forestToPython(
  family: "RandomForest" | "ExtraTrees",
  params: ForestParams,
  task: Task,
  randomState: number,
): PythonSnippet {
  const isRegression = task === "regression";
  const name = `${family}${isRegression ? "Regressor" : "Classifier"}`;
  const { nEstimators, criterion, maxDepth, minSamplesSplit, minSamplesLeaf, bootstrap } = params;
  const { maxSamples, ccpAlpha } = params;
  return {
    imports: [`from sklearn.ensemble import ${name}`],
    expression: pythonCall(name, [
      ["n_estimators", String(nEstimators)],
      ["criterion", !isRegression && criterion === "entropy" ? '"entropy"' : null],
      ["class_weight", !isRegression && params.classWeight === "balanced" ? '"balanced"' : null],
      ["max_depth", maxDepth === null ? null : String(maxDepth)],
      ["min_samples_split", minSamplesSplit === 2 ? null : String(minSamplesSplit)],
      ["min_samples_leaf", minSamplesLeaf === 1 ? null : String(minSamplesLeaf)],
      ["max_features", maxFeaturesToPython(params.maxFeatures)],
      ["bootstrap", bootstrap === (family === "RandomForest") ? null : bootstrap ? "True" : "False"],
      ["oob_score", bootstrap ? "True" : null],
      ["ccp_alpha", ccpAlpha === 0 ? null : pythonFloat(ccpAlpha)],
      ["max_samples", bootstrap && maxSamples < 1 ? pythonFloat(maxSamples) : null],
      ["random_state", String(randomState)],
    ]),
  };
}

function maxFeaturesToPython(maxFeatures: ForestParams["maxFeatures"]): string | null {
  switch (maxFeatures) {
    case "auto":
      return null;
    case "all":
      return "None";
    case "third":
      return "1 / 3";
    case "sqrt":
    case "log2":
      return `"${maxFeatures}"`;
  }
}
