export type MaxFeatures = "all" | "sqrt" | "log2" | "third";

/** How many of the features are tried at a split: at least one. */
export function featuresTried(maxFeatures: MaxFeatures, nFeatures: number): number {
  if (maxFeatures === "all") return nFeatures;
  if (maxFeatures === "third") return Math.max(1, Math.floor(nFeatures / 3));
  const size = maxFeatures === "sqrt" ? Math.floor(Math.sqrt(nFeatures)) : 31 - Math.clz32(nFeatures);
  return Math.max(1, size);
}
