import type { FittedModel } from "#core/estimators/estimator.ts";
import type { BoostedTrees } from "#core/estimators/hist-gradient-boosting/boosted-trees.ts";
import type { Link } from "#core/estimators/hist-gradient-boosting/loss.ts";

export interface FittedHistGradientBoosting extends FittedModel, BoostedTrees {
  readonly kind: "hist-gradient-boosting";
  readonly classification: boolean;
  /** Absent where a number is the raw output itself. */
  readonly link?: Link;
}
