import type { Subtree } from "#core/kernels/grow-subtree.ts";

/** A way to part a node's rows, and what is known of both parts. */
export interface Split {
  readonly feature: number;
  readonly threshold: number;
  /** Where the right part begins. */
  readonly middle: number;
  /** Impurity of the node less that of its parts, by weight, times the node's share of all weight. */
  readonly improvement: number;
  readonly impurityLeft: number;
  readonly impurityRight: number;
  /** Features that are constant in both parts. */
  readonly nConstants: number;
}

/** Looks for the best split of one node at a time, and parts the node's rows by it. */
export interface NodeSearch {
  /** null where nodes are made one at a time. */
  readonly subtrees: SubtreeGrower | null;
  /** The criterion has turned to the same node already. @param nConstants what the split above said of its parts */
  begin(start: number, end: number, nConstants: number): void;
  /** Looks at one more feature, or some; false if there is none left. */
  lookOn(): boolean;
  /** Cells that `lookOn` looked at, since this was last read. */
  takeWork(): number;
  /** Parts the rows by the best split found; null if there is none. @param impurity of the node */
  finish(impurity: number): Split | null;
}

/** Makes a node of few rows and all below it at once, as they would be made one at a time. */
export interface SubtreeGrower {
  /** Of a node that it can begin with. */
  readonly mostRows: number;
  /** What was made. */
  readonly tree: Subtree;
  /** @param leastRows nodes of fewer are leaves */
  begin(
    node: {
      readonly start: number;
      readonly end: number;
      readonly depth: number;
      readonly nConstants: number;
    },
    leastRows: number,
    maxDepth: number,
  ): void;
  /** Makes some nodes more; false if all are made. */
  growOn(): boolean;
  /** Leaves of all that are not made yet. */
  stop(): void;
  /** Cells that `growOn` looked at, since this was last read. */
  takeWork(): number;
}

/** Says where a node's rows may be parted by one feature. */
export interface CutFinder {
  /** A cut is where the right part begins, once the rows are in the order that `find` left. */
  readonly cuts: Int32Array;
  /** @returns how many cuts there are, or -1 where the feature is constant */
  find(feature: number, start: number, end: number, random: { uniform(): number }): number;
  /** Of one of the cuts found last. */
  thresholdAt(middle: number): number;
  /** Moves rows whose value is at most the threshold before the others. */
  part(feature: number, threshold: number, start: number, end: number): void;
}

/** Impurities of the parts of a split, and their weights. */
export interface Parts {
  readonly weightLeft: number;
  readonly weightRight: number;
  readonly impurityLeft: number;
  readonly impurityRight: number;
}

/**
 * Judges splits of one node at a time; one implementation for classes, one for numbers. Both add in the order of the
 * rows and by scikit-learn's formulas, operation by operation: splits that are equally good there are here too.
 */
export interface Criterion {
  /** Weight of the node's rows. */
  readonly weight: number;
  /** Turns to the node of rows[start … end), in the order in which they lie now. */
  begin(start: number, end: number): void;
  impurity(): number;
  /** Class shares, or the mean; valid until the next call. */
  value(): Float64Array;
  /**
   * The first of the cuts that is better than all other cuts seen in this node, or -1. The rows are sorted by some
   * feature; a cut is where the right part begins.
   */
  bestOf(cuts: Int32Array, nCuts: number): number;
  /** Once the rows are parted. */
  parts(middle: number): Parts;
}
