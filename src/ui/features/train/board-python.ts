import type { TrainingPlan } from "#core/pipeline/plan-types.ts";

/** The folds of this split: drawn with its seed, whole groups together, or forward in time. */
export function crossValidationPython({ task, group, time, split }: TrainingPlan): string {
  const isNumber = task === "regression";
  const drawn = `n_splits=${split.folds}, shuffle=True, random_state=${split.randomState}`;
  const [name, options] =
    time !== undefined
      ? ["TimeSeriesSplit", `n_splits=${split.folds}`]
      : group === undefined
        ? [isNumber ? "KFold" : "StratifiedKFold", drawn]
        : isNumber
          ? ["GroupKFold", `n_splits=${split.folds}`]
          : ["StratifiedGroupKFold", drawn];
  const isGrouped = time === undefined && group !== undefined;
  const needs = ["X, y: the training rows", time === undefined ? "" : ", in order of time"];
  if (isGrouped) needs.push("; groups: their groups");
  return [
    `from sklearn.model_selection import ${name}, cross_val_score`,
    "",
    `# pipelines: a dict of name -> scikit-learn pipeline; ${needs.join("")}`,
    `folds = ${name}(${options})`,
    "for name, pipeline in pipelines.items():",
    `    scores = cross_val_score(pipeline, X, y, cv=folds,${isGrouped ? " groups=groups," : ""} scoring="${isNumber ? "neg_root_mean_squared_error" : "neg_log_loss"}")`,
    '    print(f"{name}: {-scores.mean():.4f} ± {scores.std(ddof=1):.4f}")',
    "",
  ].join("\n");
}
