import {
  type Criterion,
  differs,
  type NodeStats,
  type Segment,
  type Split,
  thresholdBetween,
} from "#core/estimators/decision-tree/splitter.ts";
import type { Design } from "#core/estimators/design.ts";

/** Squared error. */
export function numberCriterion({ X, nRows, y, sampleWeight }: Design, minSamplesLeaf: number): Criterion {
  function stats({ order, start, end }: Segment): NodeStats {
    let sum = 0;
    let weight = 0;
    let min = Infinity;
    let max = -Infinity;
    for (let i = start; i < end; i++) {
      const row = order[i]!;
      const w = sampleWeight === null ? 1 : sampleWeight[row]!;
      const answer = y[row]!;
      sum += w * answer;
      weight += w;
      if (answer < min) min = answer;
      if (answer > max) max = answer;
    }
    const pure = min === max;
    const mean = pure ? min : sum / weight;
    let squares = 0;
    for (let i = start; i < end; i++) {
      const row = order[i]!;
      const deviation = y[row]! - mean;
      squares += (sampleWeight === null ? 1 : sampleWeight[row]!) * deviation * deviation;
    }
    return { nSamples: end - start, weight, impurity: squares / weight, value: Float64Array.of(mean), pure };
  }

  /** With sums of deviations from the node's mean, as sums far from 0 would lose the small gains of deep nodes. */
  function bestSplit(segment: Segment, stats: NodeStats, feature: number, least: number): Split | null {
    const { order, start, end } = segment;
    const base = feature * nRows;
    let value = X[base + order[start]!]!;
    const mean = stats.value[0]!;
    const { weight } = stats;
    const last = end - minSamplesLeaf;
    let best = least / weight;
    let bestAt = -1;
    let sum = 0;
    let leftWeight = 0;
    for (let i = start; i < last; i++) {
      const row = order[i]!;
      const w = sampleWeight === null ? 1 : sampleWeight[row]!;
      sum += w * (y[row]! - mean);
      leftWeight += w;
      const lower = value;
      value = X[base + order[i + 1]!]!;
      if (!differs(lower, value) || i - start + 1 < minSamplesLeaf) continue;
      const gain = (sum * sum) / (leftWeight * (weight - leftWeight));
      if (gain > best) {
        best = gain;
        bestAt = i;
      }
    }
    if (bestAt < 0) return null;
    const threshold = thresholdBetween(X[base + order[bestAt]!]!, X[base + order[bestAt + 1]!]!);
    return { feature, threshold, nLeft: bestAt - start + 1, gain: best * weight };
  }

  return { stats, bestSplit };
}
