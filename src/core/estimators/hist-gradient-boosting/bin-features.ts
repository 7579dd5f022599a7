import { thresholdBetween } from "#core/kernels/threshold-between.ts";
import type { Feature, FeatureMatrix } from "#core/estimators/design.ts";
import { type BoostingRoom, MOST_SAMPLED } from "#core/estimators/hist-gradient-boosting/boosting-room.ts";
import { BLOCK } from "#core/kernels/sum-by-bin.ts";

/** Features as small whole numbers, in which trees look for splits. */
export interface BinnedFeatures {
  readonly nRows: number;
  readonly nFeatures: number;
  /** Features that can part rows at all: those with more than one bin in use. */
  readonly features: readonly number[];
  /** Of `features[i]`, in the blocks of `sumByBin`: as feature i. A missing value has the bin `cuts[j].length + 1`. */
  readonly bins: Uint8Array;
  /** Of each feature, rising: bin b holds the values above cuts[b - 1] and up to cuts[b], in float32. */
  readonly cuts: readonly Float32Array[];
  readonly hasMissing: readonly boolean[];
}

/**
 * Puts values into at most `maxBins` bins a feature: each different value has its own where these are few, else bins
 * hold about equally many rows. As scikit-learn's `_BinMapper`, save that cuts are float32, which parts the same rows.
 * @param maxBins in [2, 255]
 * @param categorical 1 at features each of whose codes has a bin of its own: that of code c is c + 1
 * @param pause awaited after each feature
 */
export async function binFeatures(
  { nRows, features: all, X }: FeatureMatrix,
  { maxBins, categorical }: { readonly maxBins: number; readonly categorical: Uint8Array },
  { room, bins, values, sample, sortSpare, cuts: padded }: BoostingRoom,
  pause: () => Promise<void>,
): Promise<BinnedFeatures> {
  const nFeatures = all.length;
  const features: number[] = [];
  const cuts: Float32Array[] = [];
  const hasMissing: boolean[] = [];
  for (let j = 0; j < nFeatures; j++) {
    values.set(X.subarray(j * nRows, (j + 1) * nRows));
    takeSample(values, sample);
    const cut =
      categorical[j] === 1
        ? codeCuts(all[j]!)
        : cutsOf(sample.subarray(0, room.sortFloats(sample, sample.length, sortSpare)), maxBins);
    padded.fill(Infinity).set(cut);
    const first = firstBin(features.length, nRows);
    const nMissing = room.fillBins(values, nRows, padded, cut.length, bins, first);
    if (cut.length > 0 || nMissing > 0) features.push(j); // else the next one takes its place
    cuts.push(cut);
    hasMissing.push(nMissing > 0);
    await pause();
  }
  for (let i = features.length; i % BLOCK !== 0; i++)
    for (let row = 0, at = firstBin(i, nRows); row < nRows; row++, at += BLOCK) bins[at] = 0;
  return { nRows, nFeatures, features, bins, cuts, hasMissing };
}

/** Where the bins of the `i`-th of the features that can part rows begin; row r's lies r blocks after it. */
export function firstBin(i: number, nRows: number): number {
  return (i - (i % BLOCK)) * nRows + (i % BLOCK);
}

function codeCuts({ categories = [] }: Feature): Float32Array {
  return Float32Array.from(categories, (_, code) => code - 0.5);
}

/** @param sorted none of them missing */
export function cutsOf(sorted: Float32Array, maxBins: number): Float32Array {
  const distinct: number[] = [];
  for (let i = 0; i < sorted.length && distinct.length <= maxBins; i++)
    if (i === 0 || sorted[i] !== sorted[i - 1]) distinct.push(sorted[i]!);
  if (distinct.length <= maxBins)
    return Float32Array.from(distinct.slice(1), (upper, i) => thresholdBetween(distinct[i]!, upper));
  const cuts: number[] = [];
  for (let q = 1; q < maxBins; q++) {
    const place = (q / maxBins) * (sorted.length - 1);
    const cut = thresholdBetween(sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!);
    if (cuts.length === 0 || cut > cuts[cuts.length - 1]!) cuts.push(cut);
  }
  return Float32Array.from(cuts);
}

/** All rows, or some at equal distances: the same ones whenever the design is the same. */
function takeSample(values: Float32Array, sample: Float32Array): void {
  if (values.length <= MOST_SAMPLED) return sample.set(values);
  for (let i = 0; i < sample.length; i++)
    sample[i] = values[Math.floor((i * values.length) / sample.length)]!;
}
