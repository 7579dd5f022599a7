import { BLOCK } from "#core/kernels/sum-by-bin.ts";

/**
 * Puts n values into bins: bin b holds those above cuts[b - 1] and up to cuts[b], missing ones have bin nCuts + 1.
 * @param cuts rising; the first nCuts of 256 numbers, the others Infinity
 * @param first value i's bin is written to bins[first + BLOCK · i]
 * @returns how many values are missing
 */
export function fillBins(
  values: Float32Array,
  n: number,
  cuts: Float32Array,
  nCuts: number,
  bins: Uint8Array,
  first: number,
): number {
  let longest = 1;
  while (longest << 1 <= nCuts) longest <<= 1;
  let nMissing = 0;
  for (let i = 0, at = first; i < n; i++, at += BLOCK) {
    const value = values[i]!;
    let bin = 0;
    for (let step = longest; step > 0; step >>= 1) if (cuts[bin + step - 1]! < value) bin += step;
    const isMissing = value !== value;
    if (isMissing) nMissing++;
    bins[at] = isMissing ? nCuts + 1 : bin;
  }
  return nMissing;
}
