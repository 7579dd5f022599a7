import type { BinParams } from "#core/preprocessing/bin/schema.ts";
import { mdlCuts } from "#core/preprocessing/bin/mdl-cuts.ts";
import { extent, presentValues, quantileInPlace } from "#core/preprocessing/quantile.ts";
import type { TrainingAnswers } from "#core/preprocessing/step.ts";

/**
 * Bounds between bins, ascending float32, all different; a value equal to a bound lies above it. Those of scikit-learn's
 * KBinsDiscretizer, except that a column of two values (0 and 1) is cut between them and not left whole. Empty where
 * there is nothing to cut.
 */
export function binEdges(
  values: Float32Array,
  { strategy, bins }: Pick<BinParams, "strategy" | "bins">,
  answers: TrainingAnswers,
): readonly number[] {
  const present = presentValues(values);
  if (present.length === 0) return [];
  const [low, high] = extent(present);
  const found = strategy === "mdl" ? mdlCuts(values, answers) : measures[strategy](present, bins);
  // A bound at or below the least value has nothing below it. Adding 0 turns -0 into 0, which JSON would do anyway.
  const edges = [...new Set(found.map((edge) => Math.fround(edge) + 0))].filter((edge) => edge > low);
  const within = edges.filter((edge) => edge < high);
  return within.length > 0 ? within : edges;
}

const measures: Readonly<
  Record<Exclude<BinParams["strategy"], "mdl">, (present: Float32Array, bins: number) => number[]>
> = {
  uniform(present, bins) {
    const [low, high] = extent(present);
    return inner(bins).map((k) => low * (1 - k / bins) + high * (k / bins));
  },
  quantile: (present, bins) => inner(bins).map((k) => quantileInPlace(present, k / bins)),
};

const inner = (bins: number) => Array.from({ length: bins - 1 }, (_, k) => k + 1);
