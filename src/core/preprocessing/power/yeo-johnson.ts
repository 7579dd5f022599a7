import { exp, log } from "#core/shared/math.ts";
import type { PowerFamily } from "#core/preprocessing/power/most-normal-power.ts";
import { MAX_FLOAT32 } from "#core/preprocessing/work-frame.ts";

/** Below this size two terms of the series are exact in float32, and 1 + |z| would lose digits. */
export const SMALL = 1 / 16_384;
/** Nearer to 0 than this a power is the logarithm. */
export const FLAT = 1e-8;

/**
 * Yeo and Johnson's power transform, doi:10.1093/biomet/87.4.954. Operators in the order that power-onnx.ts draws.
 * @returns a float64, held within float32's range; NaN for NaN
 */
export function yeoJohnson(z: number, lambda: number): number {
  const size = Math.abs(z);
  const m = z < 0 ? 2 - lambda : lambda;
  const bent = bend(size, m);
  const held = bent > MAX_FLOAT32 ? MAX_FLOAT32 : bent;
  return z < 0 ? -held : held;
}

function bend(size: number, m: number): number {
  if (size < SMALL) return size * (1 + size * ((m - 1) / 2));
  const logarithm = log(1 + size);
  return Math.abs(m) < FLAT ? logarithm : (exp(logarithm * m) - 1) / m;
}

/** For the search of the power: a negative number is bent the other way. */
export const yeoJohnsonFamily: PowerFamily = {
  bend: yeoJohnson,
  logSlope: (z) => (z < 0 ? -1 : 1) * log(1 + Math.abs(z)),
};
