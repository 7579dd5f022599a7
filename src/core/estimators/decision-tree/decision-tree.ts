import { plainQuestions } from "#core/estimators/additive-trees.ts";
import { checkLearnable, classWeighted, weightedRows } from "#core/estimators/class-shares.ts";
import { ClassCriterion } from "#core/estimators/decision-tree/class-criterion.ts";
import { ExactCuts } from "#core/estimators/decision-tree/exact-cuts.ts";
import { IntroSorter } from "#core/estimators/decision-tree/feature-sorter.ts";
import { growTree } from "#core/estimators/decision-tree/grow.ts";
import { NumberCriterion } from "#core/estimators/decision-tree/number-criterion.ts";
import { pruneTree } from "#core/estimators/decision-tree/prune.ts";
import type { DecisionTreeParams } from "#core/estimators/decision-tree/schema.ts";
import { FeatureOrder } from "#core/estimators/decision-tree/feature-order.ts";
import { featuresTried } from "#core/estimators/decision-tree/features-tried.ts";
import { type Ground, SplitSearch } from "#core/estimators/decision-tree/split-search.ts";
import { TreeBuilder } from "#core/estimators/decision-tree/tree-builder.ts";
import { type Tree, treeOutputs } from "#core/estimators/decision-tree/tree.ts";
import { treesToOnnx } from "#core/estimators/decision-tree/tree-onnx.ts";
import type { Estimator, FittedModel } from "#core/estimators/estimator.ts";
import { pythonCall, pythonFloat } from "#core/estimators/python-text.ts";

export interface FittedDecisionTree extends FittedModel, Tree {
  readonly kind: "decision-tree";
  readonly classification: boolean;
}

export const decisionTreeEstimator: Estimator<DecisionTreeParams, FittedDecisionTree> = {
  async fit(given, params, checkpoint, { finishEarly, randomState }) {
    checkLearnable(given);
    const design = { ...given, sampleWeight: classWeighted(given, params.classWeight) };
    const classification = design.task !== "regression";
    const rows = weightedRows(design);
    const { y, classes, sampleWeight } = design;
    const criterion = classification
      ? new ClassCriterion(
          Int32Array.from(y),
          classes.length,
          sampleWeight,
          rows,
          params.criterion,
          sampleWeight === null,
        )
      : new NumberCriterion(y, sampleWeight, rows);
    const cuts = new ExactCuts(new IntroSorter(design, rows), params.minSamplesLeaf);
    const nFeatures = design.features.length;
    const maxFeatures = featuresTried(params.maxFeatures, nFeatures);
    const ground: Ground = {
      criterion,
      search: (totalWeight, seed) =>
        new SplitSearch(criterion, cuts, new FeatureOrder(nFeatures, maxFeatures, seed), totalWeight),
    };
    const builder = new TreeBuilder(classification ? design.classes.length : 1);
    const report = (nSettled: number, nSamples: number) =>
      checkpoint({
        iteration: Math.max(1, nSettled),
        maxIter: nSamples,
        trainLoss: null,
        validationLoss: null,
      });
    await report(0, design.nRows);
    let stopped = false;
    await growTree(ground, rows.length, params, randomState, builder, async (nSettled, nSamples) => {
      await report(nSettled, nSamples);
      stopped = finishEarly.aborted;
      return !stopped;
    });
    const grown = builder.finish();
    const tree = params.ccpAlpha > 0 ? pruneTree(grown, params.ccpAlpha) : grown;
    const warnings = stopped ? ["Stopped before the tree was fully grown."] : [];
    return { kind: "decision-tree", warnings, classification, ...tree };
  },

  predict: treeOutputs,

  toOnnx: (model, features, graph) => treesToOnnx([model], model.classification, features, graph),

  trees: { count: () => 1, at: (model) => model },

  additiveTrees: (model) => ({
    nOutputs: model.nOutputs,
    unit: model.classification ? "probability" : "number",
    start: Array.from({ length: model.nOutputs }, () => 0),
    nTrees: 1,
    sums: (rows) => treeOutputs(model, rows),
    at: (_tree, output) => ({
      ...plainQuestions(model),
      cover: model.weight,
      value: model.weight.map((_, node) => model.value[node * model.nOutputs + output]!),
    }),
  }),

  toPython(params, task, randomState) {
    const name = task === "regression" ? "DecisionTreeRegressor" : "DecisionTreeClassifier";
    const {
      classWeight,
      criterion,
      maxDepth,
      maxLeafNodes,
      maxFeatures,
      minSamplesLeaf,
      minSamplesSplit,
      ccpAlpha,
    } = params;
    return {
      imports: [`from sklearn.tree import ${name}`],
      expression: pythonCall(name, [
        ["criterion", task !== "regression" && criterion === "entropy" ? '"entropy"' : null],
        ["class_weight", task !== "regression" && classWeight === "balanced" ? '"balanced"' : null],
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
