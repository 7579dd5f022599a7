import { quantileInPlace } from "#core/preprocessing/quantile.ts";
import type { ImputeParams } from "#core/preprocessing/impute/schema.ts";

/** What missing numbers of a column become, as a float32; 0 where there is no value to learn from. */
export function numericFill(
  present: Float32Array,
  params: Pick<ImputeParams, "numeric" | "fillValue">,
): number {
  if (params.numeric === "constant") return Math.fround(params.fillValue) + 0;
  if (present.length === 0) return 0;
  // Adding 0 turns -0 into 0, which JSON would do anyway.
  return Math.fround(measures[params.numeric](present)) + 0;
}

const measures: Readonly<
  Record<Exclude<ImputeParams["numeric"], "constant">, (present: Float32Array) => number>
> = {
  median: (present) => quantileInPlace(present, 0.5),
  mean: (present) => {
    let sum = 0;
    for (let i = 0; i < present.length; i++) sum += present[i]!;
    return sum / present.length;
  },
  "most-frequent": mode,
};

/** Of equally frequent values the least, as in scikit-learn. */
function mode(present: Float32Array): number {
  const sorted = present.sort();
  let best = sorted[0]!;
  let bestLength = 0;
  let start = 0;
  for (let i = 1; i <= sorted.length; i++) {
    if (i < sorted.length && sorted[i] === sorted[start]) continue;
    if (i - start > bestLength) {
      bestLength = i - start;
      best = sorted[start]!;
    }
    start = i;
  }
  return best;
}
