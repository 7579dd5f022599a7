import { extent, presentValues, quantileInPlace } from "#core/preprocessing/quantile.ts";
import type { ScaleParams } from "#core/preprocessing/scale/schema.ts";
import { MAX_FLOAT32 } from "#core/preprocessing/work-frame.ts";

interface CenterAndScale {
  readonly center: number;
  readonly scale: number;
}

/** Computed in float64, rounded to float32 once. Columns without values or without spread get scale 1. */
export function measureScale(values: Float32Array, method: ScaleParams["method"]): CenterAndScale {
  const present = presentValues(values);
  if (present.length === 0) return { center: 0, scale: 1 };
  const { center, scale } = measures[method](present);
  // Adding 0 turns -0 into 0, which JSON would do anyway.
  return { center: finiteFloat32(center) + 0, scale: finiteFloat32(scale) || 1 };
}

function finiteFloat32(value: number): number {
  return Math.fround(Math.max(-MAX_FLOAT32, Math.min(MAX_FLOAT32, value)));
}

const measures: Readonly<Record<ScaleParams["method"], (present: Float32Array) => CenterAndScale>> = {
  standard: meanAndStd,
  robust: (present) => {
    const center = quantileInPlace(present, 0.5);
    return { center, scale: quantileInPlace(present, 0.75) - quantileInPlace(present, 0.25) };
  },
  "min-max": (present) => {
    const [min, max] = extent(present);
    return { center: min, scale: max - min };
  },
  "max-abs": (present) => {
    const [min, max] = extent(present);
    return { center: 0, scale: Math.max(-min, max) };
  },
};

/** Two passes; divides by n (ddof 0), as scikit-learn's StandardScaler does. */
export function meanAndStd(present: Float32Array): CenterAndScale {
  const n = present.length;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += present[i]!;
  const mean = sum / n;
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (present[i]! - mean) * (present[i]! - mean);
  const variance = squares / n;
  // A constant column's mean is rounded, so its variance may be a crumb above 0 (scikit-learn has the same bound).
  const crumb = n * Number.EPSILON * variance + n * mean * Number.EPSILON * (n * mean * Number.EPSILON);
  return { center: mean, scale: variance <= crumb ? 1 : Math.sqrt(variance) };
}
