import {
  type Criterion,
  differs,
  type NodeStats,
  type Segment,
  type Split,
  thresholdBetween,
} from "#core/estimators/decision-tree/splitter.ts";
import type { Design } from "#core/estimators/design.ts";
import { log } from "#core/shared/math.ts";

/**
 * Gini impurity or entropy. Both are kept up to date row by row through the sum over classes of f(weight of the
 * class), with f(c) = c² or c · ln c: the work does not grow with the number of classes.
 */
export function classCriterion(
  { X, nRows, y, classes, sampleWeight }: Design,
  kind: "gini" | "entropy",
  minSamplesLeaf: number,
): Criterion {
  const nClasses = classes.length;
  const codes = Int32Array.from(y);
  const leftCounts = new Float64Array(nClasses);
  const rightCounts = new Float64Array(nClasses);
  const nodeCounts = new Float64Array(nClasses);
  const entropy = kind === "entropy";
  /** Without row weights every c is a whole number, and c · ln c is looked up. */
  const table = new Float64Array(entropy && sampleWeight === null ? nRows + 1 : 0);
  for (let c = 2; c < table.length; c++) table[c] = c * log(c);

  function xLogX(c: number): number {
    if (table.length > 0) return table[c]!;
    return c > 1e-300 ? c * log(c) : 0;
  }

  function countClasses({ order, start, end }: Segment): number {
    nodeCounts.fill(0);
    let weight = 0;
    for (let i = start; i < end; i++) {
      const row = order[i]!;
      const w = sampleWeight === null ? 1 : sampleWeight[row]!;
      nodeCounts[codes[row]!]! += w;
      weight += w;
    }
    return weight;
  }

  function stats(segment: Segment): NodeStats {
    const weight = countClasses(segment);
    const value = nodeCounts.map((count) => count / weight);
    let impurity = entropy ? 0 : 1;
    for (const share of value) {
      if (!entropy) impurity -= share * share;
      else if (share > 0) impurity -= (share * log(share)) / Math.LN2;
    }
    const pure = nodeCounts.filter((count) => count > 0).length < 2;
    return {
      nSamples: segment.end - segment.start,
      weight,
      impurity: pure ? 0 : Math.max(impurity, 0),
      value,
      pure,
    };
  }

  function bestSplit(segment: Segment, { weight }: NodeStats, feature: number, least: number): Split | null {
    const { order, start, end } = segment;
    const base = feature * nRows;
    countClasses(segment);
    leftCounts.fill(0);
    rightCounts.set(nodeCounts);
    let rightSum = 0;
    for (let k = 0; k < nClasses; k++)
      rightSum += entropy ? xLogX(nodeCounts[k]!) : nodeCounts[k]! * nodeCounts[k]!;
    const whole = entropy ? rightSum - xLogX(weight) : rightSum / weight;
    let leftSum = 0;
    let leftWeight = 0;
    let best = least;
    let bestAt = -1;
    const last = end - minSamplesLeaf;
    let value = X[base + order[start]!]!;
    for (let i = start; i < last; i++) {
      const row = order[i]!;
      const k = codes[row]!;
      const w = sampleWeight === null ? 1 : sampleWeight[row]!;
      const left = leftCounts[k]!;
      const right = rightCounts[k]!;
      if (entropy) {
        leftSum += xLogX(left + w) - xLogX(left);
        rightSum += xLogX(right - w) - xLogX(right);
      } else {
        leftSum += w * (2 * left + w);
        rightSum -= w * (2 * right - w);
      }
      leftCounts[k] = left + w;
      rightCounts[k] = right - w;
      leftWeight += w;
      const lower = value;
      value = X[base + order[i + 1]!]!;
      if (!differs(lower, value) || i - start + 1 < minSamplesLeaf) continue;
      const rightWeight = weight - leftWeight;
      const gain = entropy
        ? leftSum - xLogX(leftWeight) + rightSum - xLogX(rightWeight) - whole
        : leftSum / leftWeight + rightSum / rightWeight - whole;
      if (gain > best) {
        best = gain;
        bestAt = i;
      }
    }
    if (bestAt < 0) return null;
    const threshold = thresholdBetween(X[base + order[bestAt]!]!, X[base + order[bestAt + 1]!]!);
    return { feature, threshold, nLeft: bestAt - start + 1, gain: best };
  }

  return { stats, bestSplit };
}
