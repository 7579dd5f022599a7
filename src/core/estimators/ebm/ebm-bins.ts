import type { Feature, FeatureMatrix } from "#core/estimators/design.ts";
import { binOf, binsOfAxis } from "#core/estimators/ebm/ebm-model.ts";
import { cutsOf } from "#core/estimators/hist-gradient-boosting/bin-features.ts";

/** More categories than this share bins with their neighbours, as numbers do. */
const MOST_CATEGORIES = 254;
/** Cuts are found on so many rows at most. */
const MOST_ROWS = 200_000;

/** Whether each category of a feature has a bin of its own. */
export function isNominal({ kind, categories }: Feature): boolean {
  return kind === "ordinal" && (categories?.length ?? 0) <= MOST_CATEGORIES;
}

/** Cuts of each feature, rising: as for boosting, save that each category has its own bin, and what training did not see the first. */
export async function cutsForShapes(
  { nRows, features, X }: FeatureMatrix,
  maxBins: number,
  pause: () => Promise<void>,
): Promise<readonly Float32Array[]> {
  const cuts: Float32Array[] = [];
  for (const [j, feature] of features.entries()) {
    const values = X.subarray(j * nRows, (j + 1) * nRows);
    const own = isNominal(feature)
      ? (feature.categories ?? []).map((_, code) => code - 0.5)
      : cutsOf(sortedSample(values), maxBins);
    cuts.push(Float32Array.from(own));
    await pause();
  }
  return cuts;
}

/** The bin of each row's value. */
export function fillCells(values: Float32Array, cuts: Float32Array, cells: Uint16Array): void {
  for (let row = 0; row < values.length; row++) cells[row] = binOf(values[row]!, cuts);
}

/** Of rows at equal distances, those that have a value. */
function sortedSample(values: Float32Array): Float32Array {
  const n = Math.min(values.length, MOST_ROWS);
  const sample = Float32Array.from({ length: n }, (_, i) => values[Math.floor((i * values.length) / n)]!);
  return sample.filter((value) => value === value).sort();
}

/** An axis with fewer bins, and where each of its former bins went. */
export interface CoarseAxis {
  readonly cuts: Float32Array;
  readonly binOf: Uint8Array;
}

/** Joins neighbouring bins until at most `most` (besides the one for missing) are left, of about equally many rows. */
export function coarsen(cuts: Float32Array, counts: Float64Array, most: number): CoarseAxis {
  const nBins = binsOfAxis(cuts);
  const binOf = new Uint8Array(nBins);
  const kept: number[] = [];
  const present = counts.subarray(0, nBins - 1).reduce((sum, count) => sum + count, 0);
  let seen = 0;
  for (let bin = 0; bin < nBins - 1; bin++) {
    binOf[bin] = kept.length;
    seen += counts[bin]!;
    const isDue = nBins - 1 <= most || seen * most >= (kept.length + 1) * present;
    if (bin < cuts.length && isDue && kept.length < most - 1) kept.push(cuts[bin]!);
  }
  binOf[nBins - 1] = kept.length + 1;
  return { cuts: Float32Array.from(kept), binOf };
}
