import { quantileOf } from "#core/frame/quantiles.ts";

/**
 * Without weights linear between neighbours (numpy's `percentile`); with them the least value at or below which lies
 * that share of all weight, as scikit-learn's `_weighted_percentile`. Reorders `values`.
 * @param values not empty, no NaN
 * @param share  in [0, 1]
 */
export function weightedQuantile(values: Float64Array, weights: Float64Array | null, share: number): number {
  if (weights === null) return quantileOf(values.sort(), share);
  const order = Uint32Array.from({ length: values.length }, (_, i) => i).sort(
    (a, b) => values[a]! - values[b]!,
  );
  let total = 0;
  for (const i of order) total += weights[i]!;
  const wanted = share * total;
  let below = 0;
  for (const i of order) {
    below += weights[i]!;
    if (below >= wanted && below > 0) return values[i]!;
  }
  return values[order[order.length - 1]!]!;
}
