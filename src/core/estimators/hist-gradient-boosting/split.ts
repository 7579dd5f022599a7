import type { Penalties } from "#core/estimators/hist-gradient-boosting/node-value.ts";

/** What the rows of a node add up to. */
export interface NodeSums {
  readonly gradient: number;
  readonly hessian: number;
  readonly nRows: number;
}

export interface Split {
  readonly feature: number;
  /** Rows of this bin and below go left; the number of cuts where all but the missing do. Not of sets. */
  readonly bin: number;
  /** 1 at each bin whose rows go left, for a split by a set of categories. */
  readonly leftBins: Uint8Array | null;
  readonly missingLeft: boolean;
  /** By how much it lowers the loss, to second order, times 2. */
  readonly gain: number;
  readonly left: NodeSums;
  readonly right: NodeSums;
}

/** What the splits of a fit have to keep to. */
export interface SplitRules extends Penalties {
  readonly minSamplesLeaf: number;
  /** A side whose second derivatives add up to less is not parted off: its answer would be anything. */
  readonly minChildWeight: number;
  /** By feature: 1 where answers may only rise with it, -1 where they may only fall. */
  readonly directions: Int8Array | null;
  /** By feature: 1 where it is split by sets of categories. */
  readonly categorical: Uint8Array;
}

/** What is left of a node's sums beside those of one side. */
export function restOf(node: NodeSums, own: NodeSums): NodeSums {
  return {
    gradient: node.gradient - own.gradient,
    hessian: node.hessian - own.hessian,
    nRows: node.nRows - own.nRows,
  };
}
