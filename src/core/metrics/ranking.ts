/**
 * How many rows of and not of a class score at least each distinct score, from the highest score down. Rows of one
 * score come together: no order among ties is ever assumed.
 */
export interface Ranking {
  readonly thresholds: Float64Array;
  /** Rows of the class with a score ≥ thresholds[i]. */
  readonly truePositives: Float64Array;
  readonly falsePositives: Float64Array;
  readonly positives: number;
  readonly negatives: number;
}

export function rank(scores: Float64Array, isPositive: (row: number) => boolean): Ranking {
  const n = scores.length;
  const sorted = Float64Array.from(scores).sort();
  const thresholds: number[] = [];
  for (let i = n - 1; i >= 0; i--)
    if (i === n - 1 || sorted[i] !== sorted[i + 1]) thresholds.push(sorted[i]!);
  const nDistinct = thresholds.length;
  const descending = Float64Array.from(thresholds);
  const truePositives = new Float64Array(nDistinct);
  const falsePositives = new Float64Array(nDistinct);
  for (let row = 0; row < n; row++) {
    const at = positionIn(descending, scores[row]!);
    if (isPositive(row)) truePositives[at]! += 1;
    else falsePositives[at]! += 1;
  }
  for (let i = 1; i < nDistinct; i++) {
    truePositives[i]! += truePositives[i - 1]!;
    falsePositives[i]! += falsePositives[i - 1]!;
  }
  return {
    thresholds: descending,
    truePositives,
    falsePositives,
    positives: truePositives[nDistinct - 1] ?? 0,
    negatives: falsePositives[nDistinct - 1] ?? 0,
  };
}

/** Index of a value that is in the descending list. */
function positionIn(descending: Float64Array, value: number): number {
  let low = 0;
  let high = descending.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (descending[middle]! > value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Area under the ROC curve by trapezes; NaN when one side is empty. */
export function rocArea({ truePositives, falsePositives, positives, negatives }: Ranking): number {
  if (positives === 0 || negatives === 0) return NaN;
  let area = 0;
  let lastTrue = 0;
  let lastFalse = 0;
  for (let i = 0; i < truePositives.length; i++) {
    area += (falsePositives[i]! - lastFalse) * (truePositives[i]! + lastTrue);
    lastTrue = truePositives[i]!;
    lastFalse = falsePositives[i]!;
  }
  return area / 2 / positives / negatives;
}

/** Σ (recallᵢ - recallᵢ₋₁) · precisionᵢ, without interpolation; NaN when there are no positives. */
export function averagePrecisionOf({ truePositives, falsePositives, positives }: Ranking): number {
  if (positives === 0) return NaN;
  let sum = 0;
  let lastTrue = 0;
  for (let i = 0; i < truePositives.length; i++) {
    const precision = truePositives[i]! / (truePositives[i]! + falsePositives[i]!);
    sum += (truePositives[i]! - lastTrue) * precision;
    lastTrue = truePositives[i]!;
  }
  return sum / positives;
}
