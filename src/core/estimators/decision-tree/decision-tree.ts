import { checkLearnable } from "#core/estimators/class-shares.ts";
import { ClassCriterion } from "#core/estimators/decision-tree/class-criterion.ts";
import { growTree } from "#core/estimators/decision-tree/grow.ts";
import { NumberCriterion } from "#core/estimators/decision-tree/number-criterion.ts";
import { pruneTree } from "#core/estimators/decision-tree/prune.ts";
import type { DecisionTreeParams } from "#core/estimators/decision-tree/schema.ts";
import { type Tree, treeOutputs } from "#core/estimators/decision-tree/tree.ts";
import { treesToOnnx } from "#core/estimators/decision-tree/tree-onnx.ts";
import type { Design } from "#core/estimators/design.ts";
import type { Estimator, FittedModel } from "#core/estimators/estimator.ts";
import { pythonCall, pythonFloat } from "#core/estimators/python-text.ts";

export interface FittedDecisionTree extends FittedModel, Tree {
  readonly kind: "decision-tree";
  readonly classification: boolean;
}

export const decisionTreeEstimator: Estimator<DecisionTreeParams, FittedDecisionTree> = {
  async fit(design, params, checkpoint, { finishEarly, randomState }) {
    checkLearnable(design);
    const classification = design.task !== "regression";
    const rows = weightedRows(design);
    const criterion = classification
      ? new ClassCriterion(design, rows, params.criterion)
      : new NumberCriterion(design, rows);
    const report = (nSettled: number, nSamples: number) =>
      checkpoint({
        iteration: Math.max(1, nSettled),
        maxIter: nSamples,
        trainLoss: null,
        validationLoss: null,
      });
    await report(0, design.nRows);
    let stopped = false;
    const grown = await growTree(design, params, rows, criterion, randomState, async (nSettled, nSamples) => {
      await report(nSettled, nSamples);
      stopped = finishEarly.aborted;
      return !stopped;
    });
    const tree = params.ccpAlpha > 0 ? pruneTree(grown, params.ccpAlpha) : grown;
    const warnings = stopped ? ["Stopped before the tree was fully grown."] : [];
    return { kind: "decision-tree", warnings, classification, ...tree };
  },

  predict: treeOutputs,

  toOnnx: (model, features, graph) => treesToOnnx([model], model.classification, features, graph),

  toPython(params, task, randomState) {
    const name = task === "regression" ? "DecisionTreeRegressor" : "DecisionTreeClassifier";
    const { criterion, maxDepth, maxLeafNodes, maxFeatures, minSamplesLeaf, minSamplesSplit, ccpAlpha } =
      params;
    return {
      imports: [`from sklearn.tree import ${name}`],
      expression: pythonCall(name, [
        ["criterion", task !== "regression" && criterion === "entropy" ? '"entropy"' : null],
        ["max_depth", maxDepth === null ? null : String(maxDepth)],
        ["min_samples_split", minSamplesSplit === 2 ? null : String(minSamplesSplit)],
        ["min_samples_leaf", minSamplesLeaf === 1 ? null : String(minSamplesLeaf)],
        ["max_features", maxFeatures === "all" ? null : `"${maxFeatures}"`],
        ["max_leaf_nodes", maxLeafNodes === null ? null : String(maxLeafNodes)],
        ["ccp_alpha", ccpAlpha === 0 ? null : pythonFloat(ccpAlpha)],
        ["random_state", String(randomState)],
      ]),
    };
  },
};

function weightedRows({ nRows, sampleWeight }: Design): Int32Array {
  const all = Int32Array.from({ length: nRows }, (_, row) => row);
  return sampleWeight === null ? all : all.filter((row) => sampleWeight[row]! > 0);
}
