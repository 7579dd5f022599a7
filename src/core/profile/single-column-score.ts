import type { Column, Dictionary } from "#core/frame/column.ts";
import { numbersOf } from "#core/frame/distribution.ts";
import type { TargetOfAlerts } from "#core/profile/alert-context.ts";
import { someRows } from "#core/profile/some-rows.ts";
import { exp, log } from "#core/shared/math.ts";
import { createRandom } from "#core/shared/random.ts";

const mostRows = 10_000;
const leastRows = 40;
const nFolds = 5;
const mostBins = 64;
/** Rows of the mean of all that each bin's mean is drawn towards. */
const smoothing = 2;
const leastOfClass = 5;
const mostClasses = 12;
const z95 = 1.96;

export interface SingleColumnScore {
  /** Normalised Gini coefficient: 0 as good as guessing, 1 as good as the target itself. */
  readonly score: number;
  /** Lower end of its 95 % interval. */
  readonly low: number;
}

/**
 * How well one column alone predicts the target, on rows that it was not fitted on: the means of the target by value,
 * by quantile bin or by level, of five folds out of fold; and for numbers also their plain order, whichever is better.
 * The normalised Gini coefficient is 2 AUC - 1 for two classes, its mean by share for more, and for a number the
 * covariance of the target with the ranks of the prediction over that with its own. null for fewer than 40 rows.
 */
export function singleColumnScore(
  column: Column,
  target: Pick<TargetOfAlerts, "rows" | "classes" | "numbers">,
): SingleColumnScore | null {
  const rows = someRows(target.rows, mostRows);
  if (rows.length < leastRows) return null;
  const cells = cellsOf(column, rows);
  if (cells === null) return null;
  const random = createRandom(0);
  const fold = Uint8Array.from(rows, () => random.integer(nFolds));
  const values = numbersOf(column);
  const order = values === null ? null : Float64Array.from(rows, (row) => values[row]!);
  if (target.classes !== null) return scoreClasses(rows, cells, fold, order, target.classes);
  return target.numbers === null ? null : scoreNumbers(rows, cells, fold, order, target.numbers);
}

interface Cells {
  readonly codes: Int32Array;
  readonly n: number;
}

/** A small whole number a row; missing is one of them. null for text. */
function cellsOf(column: Column, rows: Int32Array): Cells | null {
  if ("codes" in column) {
    const missing = column.categories.length;
    const codes = Int32Array.from(rows, (row) => (column.codes[row] === -1 ? missing : column.codes[row]!));
    return { codes, n: missing + 1 };
  }
  const values = numbersOf(column);
  if (values === null) return null;
  const sorted = Float64Array.from(rows, (row) => values[row]!)
    .filter((value) => value === value)
    .sort();
  const nBins = Math.max(4, Math.min(mostBins, Math.floor(Math.sqrt(rows.length))));
  const tops: number[] = [];
  for (let b = 1; b <= nBins; b++) {
    const top = sorted[Math.ceil((b * sorted.length) / nBins) - 1];
    if (top !== undefined && top !== tops.at(-1)) tops.push(top);
  }
  const codes = Int32Array.from(rows, (row) => {
    const value = values[row]!;
    if (value !== value) return tops.length;
    let at = 0;
    while (tops[at]! < value) at++;
    return at;
  });
  return { codes, n: tops.length + 1 };
}

function scoreClasses(
  rows: Int32Array,
  cells: Cells,
  fold: Uint8Array,
  order: Float64Array | null,
  { codes, categories }: Dictionary,
): SingleColumnScore | null {
  const counts = new Int32Array(categories.length);
  for (const row of rows) if (codes[row]! >= 0) counts[codes[row]!]!++;
  const judged = Array.from(counts.keys())
    .filter((code) => counts[code]! >= leastOfClass && rows.length - counts[code]! >= leastOfClass)
    .sort((a, b) => counts[b]! - counts[a]!)
    .slice(0, mostClasses);
  const classes = judged.length === 2 && categories.length === 2 ? judged.slice(1) : judged;
  if (classes.length === 0) return null;
  let weight = 0;
  let score = 0;
  let variance = 0;
  for (const code of classes) {
    const is = Float64Array.from(rows, (row) => (codes[row] === code ? 1 : 0));
    const auc = Math.max(
      aucOf(outOfFold(cells, fold, is), is),
      order === null || order.some(Number.isNaN) ? 0 : eitherWay(aucOf(order, is)),
    );
    const share = counts[code]!;
    score += share * (2 * auc - 1);
    variance += share * share * 4 * aucVariance(auc, counts[code]!, rows.length - counts[code]!);
    weight += share;
  }
  const mean = Math.max(0, score / weight);
  return { score: mean, low: mean - (z95 * Math.sqrt(variance)) / weight };
}

function eitherWay(auc: number): number {
  return Math.max(auc, 1 - auc);
}

/** Hanley and McNeil (1982), doi:10.1148/radiology.143.1.7063747. */
function aucVariance(auc: number, positives: number, negatives: number): number {
  const q1 = auc / (2 - auc);
  const q2 = (2 * auc * auc) / (1 + auc);
  const spread = auc * (1 - auc) + (positives - 1) * (q1 - auc * auc) + (negatives - 1) * (q2 - auc * auc);
  return Math.max(0, spread) / (positives * negatives);
}

function scoreNumbers(
  rows: Int32Array,
  cells: Cells,
  fold: Uint8Array,
  order: Float64Array | null,
  numbers: Float64Array | Float32Array,
): SingleColumnScore | null {
  const y = Float64Array.from(rows, (row) => numbers[row]!);
  const perfect = covariance(y, meanRanks(y));
  if (!(perfect > 0)) return null;
  const binned = covariance(y, meanRanks(outOfFold(cells, fold, y))) / perfect;
  const plain =
    order === null || order.some(Number.isNaN) ? 0 : Math.abs(covariance(y, meanRanks(order))) / perfect;
  const score = Math.max(0, binned, plain);
  return { score, low: lowOfCorrelation(score, y.length) };
}

/** As if it were a correlation: Fisher's z. */
function lowOfCorrelation(score: number, n: number): number {
  const size = Math.min(score, 1 - 1e-9);
  const z = 0.5 * log((1 + size) / (1 - size)) - z95 / Math.sqrt(n - 3);
  const e = exp(2 * z);
  return (e - 1) / (e + 1);
}

/** Each row's mean of its cell over the other folds, drawn a little towards the mean of all. */
function outOfFold({ codes, n }: Cells, fold: Uint8Array, y: Float64Array): Float64Array {
  const sums = new Float64Array(n * nFolds);
  const counts = new Float64Array(n * nFolds);
  const [all, size] = [new Float64Array(nFolds), new Float64Array(nFolds)];
  for (let i = 0; i < y.length; i++) {
    const at = codes[i]! * nFolds + fold[i]!;
    sums[at]! += y[i]!;
    counts[at]!++;
    all[fold[i]!]! += y[i]!;
    size[fold[i]!]!++;
  }
  const means = new Float64Array(n * nFolds);
  for (let f = 0; f < nFolds; f++) {
    const others = (parts: Float64Array, start: number) => {
      let total = 0;
      for (let g = 0; g < nFolds; g++) if (g !== f) total += parts[start + g]!;
      return total;
    };
    const prior = others(all, 0) / Math.max(1, others(size, 0));
    for (let c = 0; c < n; c++) {
      const [sum, count] = [others(sums, c * nFolds), others(counts, c * nFolds)];
      means[c * nFolds + f] = (sum + smoothing * prior) / (count + smoothing);
    }
  }
  return Float64Array.from(y, (_, i) => means[codes[i]! * nFolds + fold[i]!]!);
}

function aucOf(scores: Float64Array, is: Float64Array): number {
  const ranks = meanRanks(scores);
  let sum = 0;
  let positives = 0;
  for (let i = 0; i < is.length; i++) {
    if (is[i] === 0) continue;
    sum += ranks[i]!;
    positives++;
  }
  return (sum - (positives * (positives + 1)) / 2) / (positives * (is.length - positives));
}

/** From 1, ties sharing their mean. */
function meanRanks(values: Float64Array): Float64Array {
  const order = Array.from(values.keys()).sort((a, b) => values[a]! - values[b]!);
  const ranks = new Float64Array(values.length);
  for (let start = 0; start < order.length; ) {
    let end = start + 1;
    while (end < order.length && values[order[end]!] === values[order[start]!]) end++;
    for (let i = start; i < end; i++) ranks[order[i]!] = (start + 1 + end) / 2;
    start = end;
  }
  return ranks;
}

function covariance(a: Float64Array, b: Float64Array): number {
  const n = a.length;
  const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / n;
  const [meanA, meanB] = [mean(a), mean(b)];
  let sum = 0;
  for (let i = 0; i < n; i++) sum += (a[i]! - meanA) * (b[i]! - meanB);
  return sum / n;
}
