import { symmetricEigen } from "#core/preprocessing/project-columns/symmetric-eigen.ts";
import type { ProjectColumnsParams } from "#core/preprocessing/project-columns/schema.ts";
import { createRandom, deriveSeed } from "#core/shared/random.ts";

export interface Direction {
  /** One a column. */
  readonly weights: readonly number[];
  /** Of the variance of all columns together. */
  readonly share: number;
}

const SEED = 1984;
/** A direction in which rows differ less than this part of the first holds rounding only. */
const LEAST = 1e-12;

type Find = (columns: readonly Float32Array[], means: Float64Array, most: number) => readonly Direction[];

/** A missing value counts as its column's mean. */
export const findDirections: Readonly<Record<ProjectColumnsParams["method"], Find>> = {
  /** Pearson 1901, doi:10.1080/14786440109462720; scikit-learn's PCA but for signs: the greatest weight is positive here. */
  pca(columns, means, most) {
    const n = columns.length;
    const { values, vectors } = symmetricEigen(covariance(columns, means), n);
    const total = values.reduce((sum, value) => sum + Math.max(0, value), 0);
    const found: Direction[] = [];
    for (let k = 0; k < Math.min(n, most); k++) {
      if (!(values[k]! > LEAST * values[0]!)) break;
      const weights = vectors.subarray(k * n, k * n + n);
      const greatest = weights.reduce(
        (best, weight) => (Math.abs(weight) > Math.abs(best) ? weight : best),
        0,
      );
      const sign = greatest < 0 ? -1 : 1;
      found.push({ weights: Array.from(weights, (weight) => sign * weight + 0), share: values[k]! / total });
    }
    return found;
  },
  /** Normal weights over the root of the number of sums, as scikit-learn's GaussianRandomProjection. */
  random(columns, _, most) {
    const n = columns.length;
    const nSums = Math.min(n, most);
    const random = createRandom(deriveSeed(SEED, n, nSums));
    return Array.from({ length: nSums }, () => ({
      weights: Array.from({ length: n }, () => random.normal() / Math.sqrt(nSums)),
      share: 1 / nSums,
    }));
  },
};

/** Divides by n: only directions and shares are taken from it. */
function covariance(columns: readonly Float32Array[], means: Float64Array): Float64Array {
  const n = columns.length;
  const sums = new Float64Array(n * n);
  const nRows = columns[0]?.length ?? 0;
  const away = new Float64Array(n);
  for (let row = 0; row < nRows; row++) {
    for (let j = 0; j < n; j++) {
      const value = columns[j]![row]!;
      away[j] = Number.isNaN(value) ? 0 : value - means[j]!;
    }
    for (let i = 0; i < n; i++) {
      const own = away[i]!;
      for (let j = i; j < n; j++) sums[i * n + j]! += own * away[j]!;
    }
  }
  for (let i = 0; i < n; i++)
    for (let j = i; j < n; j++) sums[i * n + j] = sums[j * n + i] = sums[i * n + j]! / nRows;
  return sums;
}
