import type { Dictionary } from "#core/frame/column.ts";
import { lowerBound } from "#core/shared/bounds.ts";

/** A giveaway shows in so many rows as well as in all. */
const mostRows = 50_000;

/**
 * How well one number alone tells the classes apart: the area under the ROC curve of one class against the rest,
 * folded to at least 0.5; of more than two classes, that of the class told worst. Classes of fewer than 5 rows say
 * nothing. Of long tables every k-th row is judged. null when no class can be, or when over half of the values are missing.
 */
export function bestSeparation(
  values: Float64Array | Float32Array,
  { codes, categories }: Dictionary,
): { readonly auc: number; readonly label: string } | null {
  const step = Math.ceil(codes.length / mostRows);
  const kept = new Float64Array(Math.ceil(codes.length / Math.max(1, step)));
  const classes = new Int32Array(kept.length);
  let n = 0;
  let filled = 0;
  for (let row = 0; row < codes.length; row += step) {
    if (codes[row] === -1) continue;
    filled++;
    if (Number.isNaN(values[row]!)) continue;
    kept[n] = values[row]!;
    classes[n++] = codes[row]!;
  }
  if (n * 2 < filled) return null;
  const { distinct, ranks } = midranks(kept.subarray(0, n));
  const counts = new Float64Array(categories.length);
  const rankSums = new Float64Array(categories.length);
  for (let i = 0; i < n; i++) {
    counts[classes[i]!]!++;
    // Halves of whole numbers: the sum is exact in any order.
    rankSums[classes[i]!]! += ranks[lowerBound(distinct, kept[i]!)]!;
  }
  let best: { auc: number; label: string } | null = null;
  for (let code = 0; code < categories.length; code++) {
    const own = counts[code]!;
    const rest = n - own;
    if (own < 5 || rest < 5) continue;
    // Mann–Whitney's U, as a share of all pairs.
    const auc = (rankSums[code]! - (own * (own + 1)) / 2) / (own * rest);
    const folded = Math.max(auc, 1 - auc);
    // Of several classes one is easily split off; only all of them together give the target away.
    if (best === null || (categories.length > 2 ? folded < best.auc : folded > best.auc)) {
      best = { auc: folded, label: categories[code]! };
    }
  }
  return best;
}

/** The different values, rising, and the rank of each: the mean of the ranks that its ties share, from 1. */
function midranks(values: Float64Array): { readonly distinct: Float64Array; readonly ranks: Float64Array } {
  const sorted = values.slice().sort();
  const distinct = new Float64Array(sorted.length);
  const ranks = new Float64Array(sorted.length);
  let size = 0;
  for (let i = 0; i < sorted.length; ) {
    let j = i;
    while (j < sorted.length && sorted[j] === sorted[i]) j++;
    distinct[size] = sorted[i]!;
    ranks[size++] = (i + 1 + j) / 2;
    i = j;
  }
  return { distinct: distinct.subarray(0, size), ranks };
}

/**
 * Each level of the feature occurs with one class only, and there are no more levels than could say so by chance:
 * on average 5 rows a level. Rows without a class or a level are left aside, but half must have both.
 */
export function isGiveaway(feature: Dictionary, answers: Dictionary): boolean {
  const classOf = new Int32Array(feature.categories.length).fill(-1);
  let n = 0;
  let filled = 0;
  for (let row = 0; row < answers.codes.length; row++) {
    const answer = answers.codes[row]!;
    const level = feature.codes[row]!;
    if (answer === -1) continue;
    filled++;
    if (level === -1) continue;
    n++;
    if (classOf[level] === -1) classOf[level] = answer;
    else if (classOf[level] !== answer) return false;
  }
  return n * 2 >= filled && n >= 5 * feature.categories.length && new Set(classOf).size > 1;
}
