import type { FittedModel } from "#core/estimators/estimator.ts";

/** The ways through one binary tree, one entry a node; node 0 is the root. A missing value goes right. */
export interface TreeShape {
  /** -1 in a leaf. */
  readonly feature: Int32Array;
  /** A row goes left when its feature is at most this. */
  readonly threshold: Float32Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
}

/** Families whose models are trees that a person can walk through. */
export interface TreesInside<M extends FittedModel> {
  count(model: M): number;
  /** @param tree from 0 on */
  at(model: M, tree: number): TreeShape;
}
