import { decide } from "#core/evaluate/decide.ts";
import type {
  ClassCurves,
  ClassificationEvaluation,
  Evaluation,
  RegressionEvaluation,
} from "#core/evaluate/evaluation.ts";
import { prCurve, rocCurve } from "#core/metrics/curves.ts";
import { confusionCounts } from "#core/metrics/confusion.ts";
import type { Judged, Metric } from "#core/metrics/metric.ts";
import { metricsFor } from "#core/metrics/registry.ts";
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

function evaluateClasses(judged: Judged, threshold: number): ClassificationEvaluation {
  const { classes, positive, yTrue } = judged;
  const counts = confusionCounts(yTrue, decide(judged, threshold), classes.length);
  const shown = positive >= 0 ? [positive] : [...classes.keys()];
  return {
    task: positive >= 0 ? "binary" : "multiclass",
    nRows: yTrue.length,
    confusion: { classes, counts },
    curves: shown.map((code) => oneAgainstRest(judged, code)),
    perClass: classes.map((label, code) => ({ label, ...classReport(counts, code) })),
  };
}

function oneAgainstRest({ yTrue, outputs, classes }: Judged, code: number): ClassCurves {
  const isClass = Float64Array.from(yTrue, (actual) => (actual === code ? 1 : 0));
  const scores = Float64Array.from(yTrue, (_, row) => outputs[row * classes.length + code]!);
  const nClass = isClass.reduce((sum, one) => sum + one, 0);
  return {
    label: classes[code]!,
    share: nClass / yTrue.length,
    roc: rocCurve(isClass, scores),
    pr: prCurve(isClass, scores),
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
  const score = (id: string) =>
    (metricsFor("regression").find((m: Metric) => m.id === id) as Metric).compute(judged);
  const shown = shuffle(Int32Array.from(yTrue.keys()), createRandom(0)).subarray(0, SHOWN_POINTS).sort();
  return {
    task: "regression",
    nRows: yTrue.length,
    points: Array.from(shown, (i) => ({ row: rows[i]!, actual: yTrue[i]!, predicted: outputs[i]! })),
    residuals: equalBins(residuals, RESIDUAL_BINS),
    mae: score("mae"),
    rmse: score("rmse"),
    r2: score("r2"),
    bias: residuals.reduce((sum, r) => sum + r, 0) / residuals.length,
    absoluteErrorQuantiles: [quantile(0.1), quantile(0.5), quantile(0.9)],
  };
}
