import type { TargetEncodeParams } from "#core/preprocessing/target-encode/schema.ts";

/** What categories are worth: one number a level, and one for a level without rows. */
export interface LevelMeans {
  readonly means: Float64Array;
  readonly overall: number;
}

/**
 * Mean answer of each level, pulled to the overall mean: (n·mean + m·overall) / (n + m). By "auto", m is the level's
 * variance over that of all answers (empirical Bayes), as in scikit-learn's TargetEncoder. Micci-Barreca,
 * doi:10.1145/507533.507538.
 * @param levels  of each row, 0…nLevels - 1
 * @param target  of each row
 * @param isUsed  whether a row is looked at; null for all
 */
export function levelMeans(
  levels: Int32Array,
  nLevels: number,
  target: Float64Array,
  isUsed: ((row: number) => boolean) | null,
  { smoothing, strength }: Pick<TargetEncodeParams, "smoothing" | "strength">,
): LevelMeans {
  const { counts, means, squares } = levelMoments(levels, nLevels, target, isUsed);
  const n = counts.reduce((sum, count) => sum + count, 0);
  if (n === 0) return { means, overall: 0 };
  let overall = 0;
  for (let level = 0; level < nLevels; level++) overall += (counts[level]! / n) * means[level]!;
  const variance = totalSquares({ counts, means, squares }, overall) / n;
  for (let level = 0; level < nLevels; level++) {
    const count = counts[level]!;
    const pull = smoothing === "auto" ? squares[level]! / count / variance : strength;
    // Where no answer differs from another, every mean is the overall one.
    const own = count === 0 || variance === 0 ? 0 : count / (count + pull);
    means[level] = own * means[level]! + (1 - own) * overall;
  }
  return { means, overall };
}

interface Moments {
  readonly counts: Float64Array;
  readonly means: Float64Array;
  /** Sums of squared distances from the level's mean. */
  readonly squares: Float64Array;
}

/** Welford's running moments (doi:10.1080/00401706.1962.10490022): no digits are lost to a large mean. */
function levelMoments(
  levels: Int32Array,
  nLevels: number,
  target: Float64Array,
  isUsed: ((row: number) => boolean) | null,
): Moments {
  const [counts, means, squares] = [
    new Float64Array(nLevels),
    new Float64Array(nLevels),
    new Float64Array(nLevels),
  ];
  for (let row = 0; row < levels.length; row++) {
    if (isUsed !== null && !isUsed(row)) continue;
    const level = levels[row]!;
    const count = ++counts[level]!;
    const away = target[row]! - means[level]!;
    means[level]! += away / count;
    squares[level]! += away * (target[row]! - means[level]!);
  }
  return { counts, means, squares };
}

/** Of all rows, out of the levels': within them and between them. */
function totalSquares({ counts, means, squares }: Moments, overall: number): number {
  let sum = 0;
  for (let level = 0; level < counts.length; level++) {
    const away = means[level]! - overall;
    sum += squares[level]! + counts[level]! * away * away;
  }
  return sum;
}
