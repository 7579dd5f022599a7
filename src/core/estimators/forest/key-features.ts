import type { FeatureMatrix } from "#core/estimators/design.ts";
import type { KeyedFeatures } from "#core/estimators/forest/plot.ts";
import { keyOf } from "#core/kernels/float-keys.ts";

/** Features by the bits of their values, for trees that sort nothing. @param pause awaited after each feature */
export async function keyFeatures(
  { X, nRows, features }: FeatureMatrix,
  keys: Int32Array,
  pause: () => Promise<void>,
): Promise<KeyedFeatures> {
  for (let j = 0; j < features.length; j++) {
    writeKeys(X, keys, j * nRows, (j + 1) * nRows);
    await pause();
  }
  return { nRows, nFeatures: features.length, keys, keyAtMost: (_, threshold) => keyOf(threshold) };
}

function writeKeys(X: Float32Array, keys: Int32Array, from: number, to: number): void {
  for (let i = from; i < to; i++) keys[i] = keyOf(X[i]!);
}
