import type { PythonColumns, PythonSnippet } from "#core/estimators/estimator.ts";
import type { HistGradientBoostingParams } from "#core/estimators/hist-gradient-boosting/schema.ts";
import { pythonCall, pythonDirections, pythonFloat } from "#core/estimators/python-text.ts";
import { pythonString } from "#core/export/python/python-literal.ts";
import type { Task } from "#core/pipeline/task.ts";

type Keywords = readonly (readonly [keyword: string, value: string | null])[];

/** scikit-learn's own histogram boosting, or LightGBM's where scikit-learn lacks what was set. */
export function boostingToPython(
  params: HistGradientBoostingParams,
  task: Task,
  randomState: number,
  columns: PythonColumns = { categories: [] },
): PythonSnippet {
  const write = isScikitLearns(params, task) ? scikitLearn : lightGbm;
  const categories = params.categoricalFeatures === "none" ? [] : columns.categories;
  return write(params, task, randomState, categories);
}

function isScikitLearns(params: HistGradientBoostingParams, task: Task): boolean {
  const { loss, growth, maxLeafNodes, l1Regularization, minChildWeight, subsample, colsample } = params;
  const hasLoss = task !== "regression" || (loss !== "tweedie" && loss !== "huber");
  // Without a bound on leaves trees are the same in whichever order they grow.
  const hasGrowth = growth === "leaf" || maxLeafNodes === null;
  const isPlain = l1Regularization === 0 && minChildWeight === 0.001 && subsample === 1 && colsample === 1;
  return hasLoss && hasGrowth && isPlain;
}

function scikitLearn(
  params: HistGradientBoostingParams,
  task: Task,
  randomState: number,
  categories: readonly string[],
): PythonSnippet {
  const name = task === "regression" ? "HistGradientBoostingRegressor" : "HistGradientBoostingClassifier";
  const { learningRate, maxIter, maxLeafNodes, maxDepth, minSamplesLeaf, l2Regularization, maxBins } = params;
  const { earlyStopping, nIterNoChange, loss, monotonicCst, interactionCst } = params;
  const stops = earlyStopping !== "off";
  const isPlainLoss = task !== "regression" || loss === "squared_error";
  const keywords: Keywords = [
    ["loss", isPlainLoss ? null : pythonString(loss)],
    ["quantile", !isPlainLoss && loss === "quantile" ? pythonFloat(params.quantile) : null],
    ["learning_rate", pythonFloat(learningRate)],
    ["max_iter", String(maxIter)],
    ["max_leaf_nodes", maxLeafNodes === null ? "None" : String(maxLeafNodes)],
    ["max_depth", maxDepth === null ? null : String(maxDepth)],
    ["min_samples_leaf", String(minSamplesLeaf)],
    ["l2_regularization", l2Regularization === 0 ? null : pythonFloat(l2Regularization)],
    ["max_bins", maxBins === 255 ? null : String(maxBins)],
    ["categorical_features", categories.length === 0 ? null : names(categories)],
    ["monotonic_cst", monotonicCst.length === 0 ? null : pythonDirections(monotonicCst)],
    ["interaction_cst", interactionCst.length === 0 ? null : groups(params)],
    ["class_weight", classWeightOf(params, task)],
    ["early_stopping", earlyStopping === "auto" ? null : stops ? "True" : "False"],
    ["n_iter_no_change", stops && nIterNoChange !== 10 ? String(nIterNoChange) : null],
    ["random_state", String(randomState)],
  ];
  const imports = [`from sklearn.ensemble import ${name}`];
  if (interactionCst.length === 0) return { imports, expression: pythonCall(name, keywords) };
  const definition = `class ByName(${name}):
    """Takes interaction_cst as lists of names: of columns, and so of what the steps before made of them."""

    def fit(self, X, y, sample_weight=None):
        groups = self.interaction_cst
        self.interaction_cst = [positions(X, group) for group in groups]
        try:
            return super().fit(X, y, sample_weight)
        finally:
            self.interaction_cst = groups`;
  return { imports, expression: pythonCall("ByName", keywords), definitions: [positions, definition] };
}

const objectives: Readonly<Record<HistGradientBoostingParams["loss"], string>> = {
  squared_error: "regression",
  absolute_error: "regression_l1",
  huber: "huber",
  quantile: "quantile",
  poisson: "poisson",
  gamma: "gamma",
  tweedie: "tweedie",
};

function lightGbm(
  params: HistGradientBoostingParams,
  task: Task,
  randomState: number,
  categories: readonly string[],
): PythonSnippet {
  const name = task === "regression" ? "LGBMRegressor" : "LGBMClassifier";
  const { loss, maxLeafNodes, maxDepth, subsample, monotonicCst, interactionCst } = params;
  const own = task === "regression" ? loss : null;
  const alpha = own === "huber" ? params.huberDelta : own === "quantile" ? params.quantile : null;
  const keywords: Keywords = [
    ["objective", own === null ? null : pythonString(objectives[own])],
    ["alpha", alpha === null ? null : pythonFloat(alpha)],
    ["tweedie_variance_power", own === "tweedie" ? pythonFloat(params.tweediePower) : null],
    ["learning_rate", pythonFloat(params.learningRate)],
    ["n_estimators", String(params.maxIter)],
    ["num_leaves", String(maxLeafNodes ?? 131_072)],
    ["max_depth", maxDepth === null ? null : String(maxDepth)],
    ["min_child_samples", String(params.minSamplesLeaf)],
    ["min_child_weight", pythonFloat(params.minChildWeight)],
    ["reg_alpha", pythonFloat(params.l1Regularization)],
    ["reg_lambda", pythonFloat(params.l2Regularization)],
    ["subsample", subsample === 1 ? null : pythonFloat(subsample)],
    ["subsample_freq", subsample === 1 ? null : "1"],
    ["colsample_bytree", params.colsample === 1 ? null : pythonFloat(params.colsample)],
    ["max_bin", String(params.maxBins)],
    ["class_weight", classWeightOf(params, task)],
    ["random_state", String(randomState)],
    ["verbose", "-1"],
  ];
  const imports = [`from lightgbm import ${name}`];
  const notes = [
    "# scikit-learn's histogram boosting lacks some of what was set, so the model is LightGBM's: pip install lightgbm.",
    ...(params.earlyStopping === "off" ? [] : ["# It does not stop early here: it makes all of its rounds."]),
    ...(params.growth === "depth" && maxLeafNodes !== null
      ? ["# It grows the best leaf first, and not level by level."]
      : []),
  ].join("\n");
  const model = pythonCall(name, keywords);
  if (monotonicCst.length + interactionCst.length + categories.length === 0)
    return { imports, expression: model, definitions: [notes] };
  const expression = pythonCall("ByName", [
    ["model", model],
    ["directions", monotonicCst.length === 0 ? null : pythonDirections(monotonicCst)],
    ["groups", interactionCst.length === 0 ? null : groups(params)],
    ["categories", categories.length === 0 ? null : names(categories)],
  ]);
  const mixin = task === "regression" ? "RegressorMixin" : "ClassifierMixin";
  return {
    imports: [...imports, `from sklearn.base import BaseEstimator, ${mixin}, clone`],
    expression,
    definitions: [notes, positions, task === "regression" ? byName(mixin) : `${byName(mixin)}${ofClasses}`],
  };
}

/** Around the model and not of its class: LightGBM hands whatever it was made with on to its own core, at `predict` too. */
const byName = (mixin: string) => `class ByName(${mixin}, BaseEstimator):
    """Gives a model of LightGBM constraints and categorical columns by name, also of what the steps before made of them."""

    def __init__(self, model, directions=None, groups=None, categories=None):
        self.model = model
        self.directions = directions
        self.groups = groups
        self.categories = categories

    def fit(self, X, y, sample_weight=None):
        self.model_ = clone(self.model)
        if self.directions:
            self.model_.set_params(monotone_constraints=[self.directions.get(name, 0) for name in X.columns])
        if self.groups:
            listed = [positions(X, group) for group in self.groups]
            rest = [i for i in range(X.shape[1]) if all(i not in group for group in listed)]
            self.model_.set_params(interaction_constraints=listed + ([rest] if rest else []))
        categorical = positions(X, self.categories or [])
        self.model_.fit(X.to_numpy(), y, sample_weight=sample_weight, categorical_feature=categorical)
        return self

    def predict(self, X):
        return self.model_.predict(X.to_numpy())`;

const ofClasses = `

    @property
    def classes_(self):
        return self.model_.classes_

    def predict_proba(self, X):
        return self.model_.predict_proba(X.to_numpy())`;

const positions = `def positions(X, names):
    """Where the columns are that were made of these; a part of a date is called "date: part"."""
    made_of = lambda made: any(made == name or made.startswith(f"{name}: ") for name in names)
    return [i for i, made in enumerate(X.columns) if made_of(made)]`;

function classWeightOf({ classWeight }: HistGradientBoostingParams, task: Task): string | null {
  return task !== "regression" && classWeight === "balanced" ? '"balanced"' : null;
}

function names(columns: readonly string[]): string {
  return `[${columns.map(pythonString).join(", ")}]`;
}

function groups({ interactionCst }: HistGradientBoostingParams): string {
  return `[${interactionCst.map(names).join(", ")}]`;
}
