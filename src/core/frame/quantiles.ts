/** The middle value, of an even number the mean of the two; NaN when there are none. `sorted` rises and has no NaN. */
export function medianOf(sorted: Float64Array | Float32Array): number {
  const n = sorted.length;
  if (n === 0) return Number.NaN;
  const half = n >> 1;
  return n % 2 === 1 ? sorted[half]! : sorted[half - 1]! / 2 + sorted[half]! / 2;
}

/** @param sorted rising, not empty; linear between neighbours (type 7) */
export function quantileOf(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const at = Math.floor(place);
  const low = sorted[at]! + 0;
  const high = sorted[Math.min(at + 1, sorted.length - 1)]!;
  return low === high ? low : low + (place - at) * (high - low);
}

/** Equal bins over [min, max], the last closed on both sides; one bin when all values are equal. */
export function histogramEdges(min: number, max: number, nBins: number): number[] {
  if (!(max > min)) return [min, max];
  const edges = Array.from({ length: nBins + 1 }, (_, i) => min + ((max - min) * i) / nBins);
  edges[nBins] = max;
  return edges;
}

/** The bin of a value in [min, max]. */
export function binOf(value: number, min: number, max: number, nBins: number): number {
  if (!(max > min)) return 0;
  return Math.min(nBins - 1, Math.floor(((value - min) / (max - min)) * nBins));
}
