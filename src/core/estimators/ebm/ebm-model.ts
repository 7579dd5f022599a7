import type { FeatureMatrix } from "#core/estimators/design.ts";
import type { FittedModel } from "#core/estimators/estimator.ts";

/**
 * One addend of an additive model: a step function of one feature, or of two. An axis with c cuts has c + 2 bins: bin b holds
 * the values above cuts[b - 1] and up to cuts[b] in float32, the last one what is missing. Cell (b, d) of a pair stands at
 * b · (bins of the second axis) + d.
 */
export interface EbmTerm {
  /** One or two of the model's features. */
  readonly features: readonly number[];
  /** Of each axis, rising. */
  readonly cuts: readonly Float32Array[];
  /** Row-major (cells × nOutputs): what a row of the cell gets added. Of mean 0 over the training rows. */
  readonly values: Float64Array;
  /** The same for the standard deviation over bags, the error bar of a value. */
  readonly deviations: Float64Array;
  /** Of each cell: sum of the weights of the training rows in it. */
  readonly weights: Float64Array;
}

/** A feature as the model saw it in training. */
export interface EbmFeature {
  readonly name: string;
  readonly source: string;
  /** By code, for a feature of whole codes; bin k + 1 is code k, bin 0 what training did not see. Null for numbers. */
  readonly categories: readonly string[] | null;
  /** Least and greatest training value; both NaN where all are missing. */
  readonly min: number;
  readonly max: number;
}

/** Intercept plus terms are the number itself, the log odds of the second of two classes, or one output a class. */
export interface FittedEbm extends FittedModel {
  readonly kind: "ebm";
  readonly classification: boolean;
  readonly nOutputs: number;
  readonly intercept: Float64Array;
  readonly features: readonly EbmFeature[];
  readonly terms: readonly EbmTerm[];
  readonly nBags: number;
}

export function binsOfAxis(cuts: Float32Array): number {
  return cuts.length + 2;
}

/** @param value in float32; NaN is missing */
export function binOf(value: number, cuts: Float32Array): number {
  if (value !== value) return cuts.length + 1;
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (value <= cuts[middle]!) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The cell of each row. */
function cellsOfRows({ features, cuts }: EbmTerm, { nRows, X }: FeatureMatrix): Int32Array {
  const cells = new Int32Array(nRows);
  for (const [axis, j] of features.entries()) {
    const own = cuts[axis]!;
    const nBins = binsOfAxis(own);
    const start = j * nRows;
    for (let row = 0; row < nRows; row++) cells[row] = cells[row]! * nBins + binOf(X[start + row]!, own);
  }
  return cells;
}

/** Row-major (rows × nOutputs): intercept and all terms, before any link. */
export function additiveOutputs(
  { nOutputs, intercept, terms }: FittedEbm,
  rows: FeatureMatrix,
): Float64Array {
  const sums = new Float64Array(rows.nRows * nOutputs);
  for (let i = 0; i < sums.length; i++) sums[i] = intercept[i % nOutputs]!;
  for (const term of terms) {
    const cells = cellsOfRows(term, rows);
    for (let row = 0; row < cells.length; row++)
      for (let k = 0; k < nOutputs; k++)
        sums[row * nOutputs + k]! += term.values[cells[row]! * nOutputs + k]!;
  }
  return sums;
}

/** What a term adds to or takes from a row, on average over the training rows and outputs. */
export function meanContribution({ values, weights }: EbmTerm, nOutputs: number): number {
  let sum = 0;
  let total = 0;
  for (let cell = 0; cell < weights.length; cell++) {
    total += weights[cell]!;
    for (let k = 0; k < nOutputs; k++) sum += weights[cell]! * Math.abs(values[cell * nOutputs + k]!);
  }
  return total === 0 ? 0 : sum / total / nOutputs;
}
