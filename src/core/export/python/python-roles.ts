import type { PythonPlan } from "#core/export/python/write-python.ts";
import { pythonString } from "#core/export/python/python-literal.ts";
import { isClassification } from "#core/pipeline/task.ts";

/** The parts of a script that differ where a column keeps rows together, puts them in order or weighs them. */

export function hasRoles({ group, time, weight }: PythonPlan): boolean {
  return group !== undefined || time !== undefined || weight !== undefined;
}

export function roleImports(plan: PythonPlan): readonly string[] {
  const { task, split, group, time } = plan;
  const drawing = group === undefined ? "train_test_split" : "GroupShuffleSplit";
  const drawn = split.testRows === null && time === undefined ? [drawing] : [];
  return [
    ...(time !== undefined && split.testRows === null ? ["import math"] : []),
    "import numpy as np",
    "import pandas as pd",
    "from sklearn import set_config",
    `from sklearn.model_selection import ${[folderOf(plan), ...drawn].join(", ")}`,
    `from sklearn.metrics import ${isClassification(task) ? "accuracy_score, log_loss" : "mean_squared_error, r2_score"}`,
    "from sklearn.pipeline import Pipeline",
  ];
}

export function roleConstants({ group, time, weight }: PythonPlan): readonly string[] {
  return [
    ...(group === undefined ? [] : [`GROUP = ${pythonString(group)}`]),
    ...(time === undefined ? [] : [`TIME = ${pythonString(time)}`]),
    ...(weight === undefined ? [] : [`WEIGHT = ${pythonString(weight)}`]),
  ];
}

/** Rows without a place take no part; by time, the frame is put in order (whole groups by their latest row). */
export function ordering({ group, time }: PythonPlan): readonly string[] {
  const needed = [...(group === undefined ? [] : ["GROUP"]), ...(time === undefined ? [] : ["TIME"])];
  return [
    ...(needed.length === 0 ? [] : [`frame = frame.dropna(subset=[${needed.join(", ")}])`]),
    ...(time === undefined ? [] : ['frame = frame.sort_values(TIME, kind="stable")']),
    ...(time === undefined || group === undefined
      ? []
      : [
          "# Whole groups, in the order of their latest rows. Lathe cuts between groups; the cuts below are by row.",
          'frame = frame.loc[frame.groupby(GROUP)[TIME].transform("max").sort_values(kind="stable").index]',
        ]),
  ];
}

export function roleSplitting(plan: PythonPlan): string {
  return [
    ...testMask(plan),
    "train, test = frame[~is_test], frame[is_test]",
    "X_train, y_train = train[FEATURES], train[TARGET]",
    "X_test, y_test = test[FEATURES], test[TARGET]",
  ].join("\n");
}

function testMask({ split, group, time, task }: PythonPlan): readonly string[] {
  if (split.testRows !== null) return ["is_test = frame.index.isin(TEST_ROWS)"];
  const { testFraction, randomState } = split;
  if (time !== undefined)
    return [`is_test = np.arange(len(frame)) >= len(frame) - math.ceil(len(frame) * ${testFraction})`];
  if (group !== undefined) {
    return [
      `draw = GroupShuffleSplit(n_splits=1, test_size=${testFraction}, random_state=${randomState})`,
      "_, drawn = next(draw.split(frame, groups=frame[GROUP]))",
      "is_test = np.isin(np.arange(len(frame)), drawn)",
    ];
  }
  const stratify = isClassification(task) ? ", stratify=frame[TARGET]" : "";
  return [
    "_, drawn = train_test_split(",
    `    np.arange(len(frame)), test_size=${testFraction}, random_state=${randomState}${stratify}`,
    ")",
    "is_test = np.isin(np.arange(len(frame)), drawn)",
  ];
}

/** Cross-validation and the fit on all training rows. */
export function roleFitting(plan: PythonPlan): readonly string[] {
  const { task, group, time, weight, estimator } = plan;
  const weighs = weight !== undefined && estimator !== "mlp";
  const groups = group !== undefined && time === undefined ? ", groups=train[GROUP]" : "";
  const [score, word] = isClassification(task)
    ? ["log_loss(y_held, model.predict_proba(X_held), labels=model.classes_)", "log loss"]
    : ["mean_squared_error(y_held, model.predict(X_held)) ** 0.5", "RMSE"];
  const fit = (rows: string) => (weighs ? `, model__sample_weight=train[WEIGHT].to_numpy()${rows}` : "");
  return [
    ...(weight !== undefined && !weighs
      ? ["# scikit-learn's neural nets take no weights: rows count the same here, and do not in Lathe."]
      : []),
    `folds = ${folderOf(plan)}(${folderOptions(plan)})`,
    "scores = []",
    `for learned, held in folds.split(X_train, y_train${groups}):`,
    `    model.fit(X_train.iloc[learned], y_train.iloc[learned]${fit("[learned]")})`,
    "    X_held, y_held = X_train.iloc[held], y_train.iloc[held]",
    `    scores.append(${score})`,
    `print(f"Cross-validated ${word}: {np.mean(scores):.4f} ± {np.std(scores, ddof=1):.4f}")`,
    "",
    `model.fit(X_train, y_train${fit("")})`,
  ];
}

function folderOf({ task, group, time }: PythonPlan): string {
  if (time !== undefined) return "TimeSeriesSplit";
  if (group === undefined) return isClassification(task) ? "StratifiedKFold" : "KFold";
  return isClassification(task) ? "StratifiedGroupKFold" : "GroupKFold";
}

function folderOptions(plan: PythonPlan): string {
  const { folds, randomState } = plan.split;
  const isFixed = ["TimeSeriesSplit", "GroupKFold"].includes(folderOf(plan));
  return isFixed ? `n_splits=${folds}` : `n_splits=${folds}, shuffle=True, random_state=${randomState}`;
}
