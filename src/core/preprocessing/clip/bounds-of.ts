import type { ClipParams } from "#core/preprocessing/clip/schema.ts";
import { extent, presentValues, quantileInPlace } from "#core/preprocessing/quantile.ts";
import { meanAndStd } from "#core/preprocessing/scale/measure-scale.ts";
import { MAX_FLOAT32 } from "#core/preprocessing/work-frame.ts";

type Bounds = readonly [low: number, high: number];

/** Float32 bounds beyond which a value is far; null where a column has no spread to tell far from near. */
export function boundsOf(
  values: Float32Array,
  params: Pick<ClipParams, "method" | "reach" | "tail">,
): Bounds | null {
  const present = presentValues(values);
  if (present.length === 0) return null;
  const bounds = rules[params.method](present, params);
  if (bounds === null) return null;
  const float = (value: number) => Math.fround(Math.max(-MAX_FLOAT32, Math.min(MAX_FLOAT32, value))) + 0;
  return [float(bounds[0]), float(bounds[1])];
}

const rules: Readonly<
  Record<
    ClipParams["method"],
    (present: Float32Array, params: Pick<ClipParams, "reach" | "tail">) => Bounds | null
  >
> = {
  /** Tukey, Exploratory Data Analysis, 1977. */
  quartiles(present, { reach }) {
    const [q1, q3] = [quantileInPlace(present, 0.25), quantileInPlace(present, 0.75)];
    const far = reach * (q3 - q1);
    return far > 0 ? [q1 - far, q3 + far] : null; // half of the column is one number: everything else would lie far
  },
  deviations(present, { reach }) {
    const [least, greatest] = extent(present);
    if (least === greatest) return null;
    const { center, scale } = meanAndStd(present);
    return [center - reach * scale, center + reach * scale];
  },
  tails: (present, { tail }) => [quantileInPlace(present, tail), quantileInPlace(present, 1 - tail)],
};
