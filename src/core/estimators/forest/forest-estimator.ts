import type { Estimator, FittedModel } from "#core/estimators/estimator.ts";
import { fitForest } from "#core/estimators/forest/fit-forest.ts";
import { forestToOnnx } from "#core/estimators/forest/forest-onnx.ts";
import type { ForestParams } from "#core/estimators/forest/forest-params.ts";
import { forestToPython } from "#core/estimators/forest/forest-python.ts";
import { firstTrees, type ForestTrees, treeAt, weighedTree } from "#core/estimators/forest/forest-trees.ts";
import { meanAnswers } from "#core/estimators/forest/mean-answers.ts";
import type { OutOfBag } from "#core/project/run.ts";

export interface FittedForest extends FittedModel, ForestTrees {
  readonly kind: "random-forest" | "extra-trees";
  readonly classification: boolean;
  readonly outOfBag: OutOfBag | null;
}

/** Both families are the same but for how a split is looked for. */
export function forestEstimator(kind: FittedForest["kind"]): Estimator<ForestParams, FittedForest> {
  const splits = kind === "extra-trees" ? "random" : "exact";
  const family = kind === "extra-trees" ? "ExtraTrees" : "RandomForest";
  return {
    async fit(design, params, checkpoint, context) {
      return { kind, ...(await fitForest(design, params, splits, checkpoint, context)) };
    },
    predict: meanAnswers,
    toOnnx: (model, features, graph) => forestToOnnx(model, model.classification, features, graph),
    staged: { at: (model, { iteration }) => ({ ...model, ...firstTrees(model, iteration) }) },
    additiveTrees: (model) => ({
      nOutputs: model.nOutputs,
      unit: model.classification ? "probability" : "number",
      start: Array.from({ length: model.nOutputs }, () => 0),
      nTrees: model.roots.length - 1,
      sums: (rows) => meanAnswers(model, rows),
      at: (tree, output) => weighedTree(model, tree, output),
    }),
    trees: { count: ({ roots }) => roots.length - 1, at: treeAt },
    toPython: (params, task, randomState) => forestToPython(family, params, task, randomState),
  };
}
