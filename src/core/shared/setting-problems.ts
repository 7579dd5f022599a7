/** What can go wrong with a target, a task and the settings of a model; part of the catalogue in problems.ts. */
export const settingProblems = {
  "loss-not-for-target": (d: { loss: string; wants: string; found: number }) => ({
    title: `The ${d.loss} loss needs ${d.wants} in the target, and it has ${d.found}`,
    advice: "Choose another loss, or correct the target.",
  }),
  "setting-unusable": (d: { where: string; what: string; reason: string }) => ({
    title: `${d.where}: ${d.what.charAt(0).toLowerCase()}${d.what.slice(1)} cannot be kept to: ${d.reason}`,
    advice: "Change it in the settings of the model, or change what it does not go with.",
  }),
  "target-not-binary": (d: { column: string; classes: number }) => ({
    title: `“${d.column}” has ${d.classes} classes, not two`,
    advice: "Choose the multiclass task, or a target with two values.",
  }),
  "target-too-many-classes": (d: { column: string; classes: number; limit: number }) => ({
    title: `“${d.column}” has ${d.classes} different values, more than the ${d.limit} classes that can be learned`,
    advice: "Choose another target, or predict it as a number if it is one.",
  }),
  "no-sum-of-trees": (d: { model: string; models: string }) => ({
    title: `${d.model} is no sum of trees, so it has no exact SHAP values here`,
    advice: `Choose a decision tree, a forest or boosting: the models are ${d.models}.`,
  }),
} as const;
