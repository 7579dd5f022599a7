import { calibration } from "#core/evaluate/calibration.ts";
import { decide } from "#core/evaluate/decide.ts";
import type {
  ClassificationEvaluation,
  Evaluation,
  RegressionEvaluation,
} from "#core/evaluate/evaluation.ts";
import { confusionMatrix } from "#core/metrics/confusion.ts";
import { classCurves } from "#core/metrics/curves.ts";
import { mae } from "#core/metrics/mae.ts";
import type { Judged } from "#core/metrics/metric.ts";
import { r2 } from "#core/metrics/r2.ts";
import { rmse } from "#core/metrics/rmse.ts";
import { equalBins } from "#core/shared/bins.ts";
import { createRandom, shuffle } from "#core/shared/random.ts";

const SHOWN_POINTS = 500;
const RESIDUAL_BINS = 40;

/**
 * All that the Evaluate screen draws, from predictions of rows that the model did not learn from.
 * @param rows data row of each judged row
 */
export function evaluate(judged: Judged, rows: Int32Array, threshold: number): Evaluation {
  return judged.task === "regression" ? evaluateNumbers(judged, rows) : evaluateClasses(judged, threshold);
}

/** Data rows of one confusion cell. */
export function rowsOfCell(
  judged: Judged,
  rows: Int32Array,
  threshold: number,
  actual: number,
  predicted: number,
): Int32Array {
  const decided = decide(judged, threshold);
  return rows.filter((_, i) => judged.yTrue[i] === actual && decided[i] === predicted);
}

/** How many of some data rows are in each confusion cell, as counts[actual][predicted]. */
export function countByCell(
  judged: Judged,
  rows: Int32Array,
  threshold: number,
  chosen: Int32Array,
): readonly (readonly number[])[] {
  const decided = decide(judged, threshold);
  const among = new Set(chosen);
  const counts = judged.classes.map(() => judged.classes.map(() => 0));
  for (const [i, row] of rows.entries()) if (among.has(row)) counts[judged.yTrue[i]!]![decided[i]!]!++;
  return counts;
}

function evaluateClasses(judged: Judged, threshold: number): ClassificationEvaluation {
  const { classes, positive, yTrue } = judged;
  const confusion = confusionMatrix(judged, decide(judged, threshold));
  const shown = positive >= 0 ? [positive] : [...classes.keys()];
  return {
    task: positive >= 0 ? "binary" : "multiclass",
    nRows: yTrue.length,
    confusion,
    curves: shown.map((code) => classCurves(judged, code)),
    calibration: calibration(judged),
    perClass: classes.map((label, code) => ({ label, ...classReport(confusion.counts, code) })),
  };
}

function classReport(counts: readonly (readonly number[])[], code: number) {
  const hits = counts[code]![code]!;
  const support = counts[code]!.reduce((sum, n) => sum + n, 0);
  const called = counts.reduce((sum, row) => sum + row[code]!, 0);
  const precision = called === 0 ? 0 : hits / called;
  const recall = support === 0 ? 0 : hits / support;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1, support };
}

function evaluateNumbers(judged: Judged, rows: Int32Array): RegressionEvaluation {
  const { yTrue, outputs } = judged;
  const residuals = yTrue.map((actual, i) => actual - outputs[i]!);
  const absolute = residuals.map(Math.abs).sort();
  const quantile = (q: number) => absolute[Math.min(absolute.length - 1, Math.floor(q * absolute.length))]!;
  const shown = shuffle(Int32Array.from(yTrue.keys()), createRandom(0)).subarray(0, SHOWN_POINTS).sort();
  return {
    task: "regression",
    nRows: yTrue.length,
    points: Array.from(shown, (i) => ({ row: rows[i]!, actual: yTrue[i]!, predicted: outputs[i]! })),
    residuals: centralBins(residuals),
    mae: mae(judged),
    rmse: rmse(judged),
    r2: r2(judged),
    bias: residuals.reduce((sum, r) => sum + r, 0) / residuals.length,
    absoluteErrorQuantiles: [quantile(0.1), quantile(0.5), quantile(0.9)],
  };
}

/**
 * Equal bins over the middle 99 % of the residuals, so that one wild guess does not squeeze all others into one bar.
 * What lies beyond is counted in the end bins, and said.
 */
function centralBins(residuals: Float64Array): RegressionEvaluation["residuals"] {
  const sorted = residuals.slice().sort();
  const at = (q: number) => sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))]!;
  const [low, high] = [at(0.005), at(0.995)];
  const whole = at(1) - at(0);
  if (!(high > low) || whole <= 1.5 * (high - low))
    return { ...equalBins(residuals, RESIDUAL_BINS), beyond: 0 };
  const clamped = residuals.map((residual) => Math.min(high, Math.max(low, residual)));
  const beyond = residuals.reduce((n, residual) => n + Number(residual < low || residual > high), 0);
  return { ...equalBins(clamped, RESIDUAL_BINS), beyond };
}
