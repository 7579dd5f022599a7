import type { Dictionary } from "#core/frame/column.ts";

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
  const rows: number[] = [];
  let filled = 0;
  const step = Math.ceil(codes.length / mostRows);
  for (let row = 0; row < codes.length; row += step) {
    if (codes[row] === -1) continue;
    filled++;
    if (!Number.isNaN(values[row]!)) rows.push(row);
  }
  if (rows.length * 2 < filled) return null;
  rows.sort((a, b) => values[a]! - values[b]!);
  const counts = new Float64Array(categories.length);
  const rankSums = new Float64Array(categories.length);
  for (let i = 0; i < rows.length; ) {
    let j = i;
    while (j < rows.length && values[rows[j]!] === values[rows[i]!]) j++;
    const rank = (i + 1 + j) / 2; // mean of the tied ranks i + 1 … j
    for (let k = i; k < j; k++) {
      const code = codes[rows[k]!]!;
      counts[code]!++;
      rankSums[code]! += rank;
    }
    i = j;
  }
  let best: { auc: number; label: string } | null = null;
  for (let code = 0; code < categories.length; code++) {
    const n = counts[code]!;
    const rest = rows.length - n;
    if (n < 5 || rest < 5) continue;
    // Mann–Whitney's U, as a share of all pairs.
    const auc = (rankSums[code]! - (n * (n + 1)) / 2) / (n * rest);
    const folded = Math.max(auc, 1 - auc);
    // Of several classes one is easily split off; only all of them together give the target away.
    if (best === null || (categories.length > 2 ? folded < best.auc : folded > best.auc)) {
      best = { auc: folded, label: categories[code]! };
    }
  }
  return best;
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
