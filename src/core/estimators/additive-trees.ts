import type { FeatureMatrix } from "#core/estimators/design.ts";
import type { TreeShape } from "#core/estimators/tree-shape.ts";

/**
 * One binary tree with the weight of the training rows behind each node, one entry a node; node 0 is the root. A row's side follows
 * from how many cuts of the node lie below its value: none, the first side; one, the other; two, the first again.
 */
export interface WeighedTree {
  /** -1 in a leaf. */
  readonly feature: Int32Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** Cuts of node n, rising: cuts[cutsAt[n] … cutsAt[n + 1]). A plain threshold is one cut; a set of category codes has more. */
  readonly cutsAt: Int32Array;
  readonly cuts: Float32Array;
  /** 1 where what is at or below the first cut goes left. */
  readonly firstLeft: Uint8Array;
  /** 1 where what is missing (NaN) goes left. */
  readonly missingLeft: Uint8Array;
  /** Rows, or the sum of their weights; > 0. */
  readonly cover: Float64Array;
  /** What a leaf adds to the output in question. */
  readonly value: Float64Array;
}

/** What the output of a model of trees is before any link: the sum that explanations add up to. */
export type AdditiveUnit = "number" | "log" | "probability" | "log-odds" | "score";

/** Families whose output is a sum over trees, as exact explanations take them. */
export interface AdditiveTrees {
  /** Classes of a forest, raw outputs of boosting (1 for two classes), or 1. */
  readonly nOutputs: number;
  readonly unit: AdditiveUnit;
  /** What is there before the first tree, by output. */
  readonly start: readonly number[];
  /** How many trees add to an output. */
  readonly nTrees: number;
  /** What explanations add up to, row-major (rows × nOutputs). */
  sums(rows: FeatureMatrix): Float64Array;
  /** @param tree from 0 to nTrees - 1, of those that add to this output */
  at(tree: number, output: number): WeighedTree;
}

/** Of a tree of thresholds whose missing values go right. */
export function plainQuestions({ feature, threshold, left, right }: TreeShape) {
  return {
    feature,
    left,
    right,
    cutsAt: Int32Array.from({ length: feature.length + 1 }, (_, node) => node),
    cuts: threshold,
    firstLeft: new Uint8Array(feature.length).fill(1),
    missingLeft: new Uint8Array(feature.length),
  };
}
