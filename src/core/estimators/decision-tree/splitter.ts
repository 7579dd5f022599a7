/** A way to part a node's rows. */
export interface Split {
  readonly feature: number;
  readonly threshold: number;
  /** Rows that go left: the first so many in the feature's order. */
  readonly nLeft: number;
  /** Weight times impurity of the node, less that of its children. */
  readonly gain: number;
}

export interface NodeStats {
  readonly nSamples: number;
  readonly weight: number;
  readonly impurity: number;
  /** Class shares, or the mean. */
  readonly value: Float64Array;
  /** All rows have one answer. */
  readonly pure: boolean;
}

/** Rows order[start … end) of one node, sorted by the feature in question. */
export interface Segment {
  readonly order: Int32Array;
  readonly start: number;
  readonly end: number;
}

/** What a criterion is good for; one implementation for classes, one for numbers. */
export interface Criterion {
  stats(segment: Segment): NodeStats;
  /** The best split on one feature that gains more than `least`; null if there is none. Lowest threshold on ties. */
  bestSplit(segment: Segment, stats: NodeStats, feature: number, least: number): Split | null;
}

/**
 * A float32 between two neighbouring values, for `x <= threshold`. The middle where float32 has one; else the lower.
 * Above the lower value there may be only NaN: then all numbers go left.
 */
export function thresholdBetween(lower: number, upper: number): number {
  const middle = Math.fround(lower / 2 + upper / 2);
  return middle >= lower && middle < upper ? middle : lower;
}

/** Of two neighbours in sorted order: NaN comes last and equals itself. */
export function differs(lower: number, upper: number): boolean {
  return lower < upper || (!Number.isNaN(lower) && Number.isNaN(upper));
}
