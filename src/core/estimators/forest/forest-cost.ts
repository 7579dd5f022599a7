import { featuresTried } from "#core/estimators/decision-tree/features-tried.ts";
import type { DesignShape, FitCost } from "#core/estimators/estimator.ts";
import type { ForestParams } from "#core/estimators/forest/forest-params.ts";

/** Of a node: its feature, threshold, child and weight. */
const NODE_BYTES = 16;

/**
 * Every level of every tree looks at every row it drew, of some features.
 * @param perCell counted operations of looking at one value once
 * @param bytesPerCell what is kept of the features beside the design
 */
export function forestCost(
  { nRows, nFeatures, nOutputs }: DesignShape,
  params: ForestParams,
  perCell: number,
  bytesPerCell: number,
): FitCost {
  const { nEstimators, maxDepth, minSamplesLeaf, bootstrap, maxSamples, maxFeatures } = params;
  // 63 of 100 rows are drawn at least once.
  const own = bootstrap ? nRows * Math.min(0.64, maxSamples) : nRows;
  const levels = Math.min(maxDepth ?? Infinity, 2 * (32 - Math.clz32(own / minSamplesLeaf)));
  const tried = featuresTried(maxFeatures === "auto" ? "sqrt" : maxFeatures, nFeatures);
  // Of noisy answers: a leaf of a tree without bounds holds about two rows and a half.
  const most = maxDepth === null || maxDepth > 30 ? Infinity : 1 << maxDepth;
  const leaves = Math.min(own / Math.max(2.5, 1.5 * minSamplesLeaf), most);
  return {
    bytes:
      nEstimators * leaves * (2 * NODE_BYTES + 8) + nRows * (bytesPerCell * nFeatures + 8 * nOutputs + 88),
    flops: perCell * nEstimators * own * tried * levels,
  };
}
