/** How some numbers are spread: `counts[i]` of them lie between `edges[i]` and `edges[i + 1]`. */
export interface Spread {
  readonly edges: readonly number[];
  readonly counts: readonly number[];
}

/** What one part of a model holds, and what it gives for a few rows. Plain data. */
export interface PartInside {
  /** "Dense, 100 units" */
  readonly title: string;
  /** Trained numbers, biases left out; null where it has none. */
  readonly weights: Spread | null;
  /** What its units give for the rows looked at. */
  readonly activations: Spread | null;
  /** Share of units that give the same number for every row looked at; null where units are none of its own. */
  readonly stuck: number | null;
}

/** A model looked into: part after part, from the inputs on. */
export interface Insides {
  /** How many training rows it was shown. */
  readonly nRows: number;
  readonly parts: readonly PartInside[];
}
