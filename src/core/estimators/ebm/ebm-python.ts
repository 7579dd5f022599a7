import type { EbmParams } from "#core/estimators/ebm/schema.ts";
import type { PythonSnippet } from "#core/estimators/estimator.ts";
import { pythonCall, pythonDirections, pythonFloat } from "#core/estimators/python-text.ts";
import type { Task } from "#core/pipeline/task.ts";

/** The twin is the reference implementation, the package `interpret`. */
export function ebmToPython(params: EbmParams, task: Task, randomState: number): PythonSnippet {
  const name = task === "regression" ? "ExplainableBoostingRegressor" : "ExplainableBoostingClassifier";
  const isBalanced = task !== "regression" && params.classWeight === "balanced";
  const isDirected = task !== "multiclass" && params.monotonicCst.length > 0;
  const weighted = isBalanced ? "Balanced" : name;
  return {
    definitions: [
      needs,
      ...(isBalanced ? [balanced(name)] : []),
      ...(isDirected ? [directedByName(weighted)] : []),
    ],
    imports: [
      `from interpret.glassbox import ${name}`,
      ...(isBalanced ? ["from sklearn.utils.class_weight import compute_sample_weight"] : []),
    ],
    expression: pythonCall(isDirected ? "ByName" : weighted, [
      ["interactions", task === "multiclass" ? "0" : String(params.interactions)],
      ["learning_rate", pythonFloat(params.learningRate)],
      ["max_rounds", String(params.maxRounds)],
      ["outer_bags", String(params.outerBags ?? 8)],
      ["max_bins", String(params.maxBins)],
      ["max_interaction_bins", String(params.maxInteractionBins)],
      ["max_leaves", String(params.maxLeaves)],
      ["min_samples_leaf", String(params.minSamplesLeaf)],
      ["early_stopping_rounds", String(params.earlyStoppingRounds)],
      ["greedy_ratio", "0"],
      ["smoothing_rounds", "0"],
      ["interaction_smoothing_rounds", "0"],
      ["monotone_constraints", isDirected ? pythonDirections(params.monotonicCst) : null],
      ["random_state", String(randomState)],
    ]),
  };
}

const needs = "# Explainable boosting is not in scikit-learn: pip install interpret (0.7 or later).";

/** `interpret` takes weights of rows where it fits, and none of classes. */
const balanced = (name: string) => `class Balanced(${name}):
    """Lets classes weigh alike, as class_weight="balanced" does elsewhere."""

    def fit(self, X, y, sample_weight=None):
        return super().fit(X, y, sample_weight=compute_sample_weight("balanced", y))`;

/** `interpret` takes a direction a column, in their order, and leaves such columns out of its pairs, as Lathe does. */
const directedByName = (name: string) => `class ByName(${name}):
    """Takes directions by the names of columns: 1 only rises, -1 only falls."""

    def fit(self, X, y, sample_weight=None):
        given = self.monotone_constraints
        self.monotone_constraints = [given.get(name, 0) for name in X.columns]
        try:
            return super().fit(X, y, sample_weight=sample_weight)
        finally:
            self.monotone_constraints = given`;
