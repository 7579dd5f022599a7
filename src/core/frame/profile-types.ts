import type { ColumnSummary } from "#core/frame/summary-types.ts";

/** Everything that is said of one column by itself, from all its rows. Plain data. Definitions: docs/profile.md. */
export interface ColumnProfile extends ColumnSummary {
  /** Of numbers and dates with at least one finite value. */
  readonly numbers: NumberStatistics | null;
  /** Of words: categories and free text. */
  readonly texts: TextStatistics | null;
  /** Of dates. */
  readonly gaps: DateGaps | null;
}

/** Of the finite values; NaN is missing and infinite values are only counted. Dates in ms. */
export interface NumberStatistics {
  /** Finite values. */
  readonly count: number;
  readonly infinite: number;
  readonly zeros: number;
  readonly negatives: number;
  readonly mean: number;
  /** With n - 1; 0 for one value. */
  readonly std: number;
  /** Adjusted Fisher–Pearson G1, as pandas has it; null for fewer than 3 values or no spread. */
  readonly skewness: number | null;
  /** Excess kurtosis G2, as pandas has it; null for fewer than 4 values or no spread. */
  readonly kurtosis: number | null;
  /** Shares `quantileShares`; linear between neighbours (Hyndman and Fan's type 7, NumPy's default). */
  readonly quantiles: readonly number[];
  /** Median of the distances to the median, not scaled. */
  readonly mad: number;
  /** Most frequent first, at most 10; the lower value first among equals. */
  readonly frequent: readonly { readonly value: number; readonly count: number }[];
  readonly outliers: Outliers;
  /** The order of the rows, missing ones left aside; null for none. */
  readonly order: "rising" | "falling" | null;
}

export const quantileShares = [0, 0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 1] as const;

export interface Outliers {
  /** Tukey's inner fences: 1.5 quartile ranges outside the quartiles. */
  readonly fences: readonly [low: number, high: number];
  readonly below: number;
  readonly above: number;
  /** Past 3 quartile ranges. */
  readonly farOut: number;
  /** Modified z-score past 3.5 (Iglewicz and Hoaglin, 1993); null where the MAD is 0. */
  readonly byMad: number | null;
}

export interface TextStatistics {
  /** In characters (UTF-16 units) for categories, in bytes of UTF-8 for free text. */
  readonly shortest: number;
  readonly longest: number;
  readonly meanLength: number;
  readonly unit: "characters" | "bytes";
  /** Shapes: a letter is "a" or "A", a digit "9", runs are joined ("A9-9" is "AB12-3"). Most frequent first, at most 8. */
  readonly patterns: readonly { readonly pattern: string; readonly count: number }[];
  /** False where there were more shapes than are counted. */
  readonly patternsAreAll: boolean;
}

export interface DateGaps {
  /** ms from the first to the last. */
  readonly span: number;
  /** Median of the steps between neighbouring different dates, ms; null for one date. */
  readonly medianStep: number | null;
  /** The widest stretch without a row: from, to. */
  readonly widest: readonly [from: number, to: number] | null;
  /** Steps of more than three times the median one. */
  readonly wideSteps: number;
}
