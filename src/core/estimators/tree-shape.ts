import type { FittedModel } from "#core/estimators/estimator.ts";

/** The ways through one binary tree, one entry a node; node 0 is the root, and parents come before their children. */
export interface TreeShape {
  /** -1 in a leaf. */
  readonly feature: Int32Array;
  /** A row goes left when its feature is at most this. */
  readonly threshold: Float32Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** Whether a missing value goes left; absent where it goes right at every node. */
  readonly missingLeft?: Uint8Array;
  /** Instead of a threshold: by code from -1 (unseen) on, whether it goes left; codes beyond the last go its way. */
  readonly sets?: ReadonlyMap<number, readonly boolean[]>;
  /** What a leaf adds, in families whose trees are added up. */
  readonly value?: Float64Array;
}

export function goesLeft({ threshold, missingLeft, sets }: TreeShape, node: number, x: number): boolean {
  if (x !== x) return missingLeft?.[node] === 1;
  const set = sets?.get(node);
  return set ? set[Math.min(set.length - 1, x + 1)]! : x <= threshold[node]!;
}

/** What trees add up to, before it becomes an answer. */
export interface TreeSums {
  /** What every row starts from, by sum: tree t adds to sum t mod their number. */
  readonly start: ArrayLike<number>;
  /** Log-odds of the second class; scores of which a softmax makes probabilities; the number, or its logarithm. */
  readonly of: "log-odds" | "class-score" | "number" | "logarithm";
}

/** Families whose models are trees that a person can walk through. */
export interface TreesInside<M extends FittedModel> {
  count(model: M): number;
  /** @param tree from 0 on */
  at(model: M, tree: number): TreeShape;
  /** Of families whose trees are added up. */
  sums?(model: M): TreeSums;
}
