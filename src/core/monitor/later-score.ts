import { meanAndStd } from "#core/evaluate/fold-scores.ts";
import { tQuantile95 } from "#core/evaluate/student-t.ts";
import type { Column } from "#core/frame/column.ts";
import type { Judged, Metric } from "#core/metrics/metric.ts";
import { metricFunctions } from "#core/metrics/metric-functions.ts";
import { metricsFor, primaryMetric } from "#core/metrics/registry.ts";
import type { LaterScore } from "#core/monitor/monitor-report.ts";
import type { FittedPipeline } from "#core/pipeline/fitted-pipeline.ts";
import type { FoldScores } from "#core/project/run.ts";
import { classLabels } from "#core/task/class-codes.ts";

type Interval = readonly [low: number, high: number];

/** Fewer answers than this are no score. */
const LEAST_ROWS = 8;

/**
 * How right the model is on a later table that has the target, beside its out-of-fold score. This is watching, not
 * choosing: nothing is selected by it, and the sealed test set stays sealed.
 * @param outputs of every row of the later table
 * @returns null where the table has too few answers that the model knows
 */
export function laterScore(
  pipeline: Pick<FittedPipeline, "task" | "classes" | "positive">,
  target: Column,
  outputs: Float64Array,
  scores: readonly FoldScores[],
): LaterScore | null {
  const { task, classes, positive } = pipeline;
  const width = Math.max(1, classes.length);
  const { y, nUnknownClass } = answersOf(target, classes);
  const rows = Array.from(y.keys()).filter((row) => !Number.isNaN(y[row]!));
  if (rows.length < LEAST_ROWS) return null;
  const judged: Judged = {
    task,
    yTrue: Float64Array.from(rows, (row) => y[row]!),
    outputs: Float64Array.from(
      { length: rows.length * width },
      (_, i) => outputs[rows[Math.floor(i / width)]! * width + (i % width)]!,
    ),
    classes,
    positive: positive === null ? -1 : classes.indexOf(positive),
  };
  const metric = primaryMetric(task);
  const value = metricFunctions[metric.id](judged);
  const interval = scoreInterval(metric, judged);
  const folds = scores.find((score) => score.metric === metric.id);
  const outOfFold =
    folds && !Number.isNaN(folds.mean) ? { mean: folds.mean, interval: folds.interval } : null;
  const difference = differenceOf({ value, interval }, outOfFold);
  return {
    metric: metric.id,
    value,
    interval,
    nRows: rows.length,
    nUnknownClass,
    outOfFold,
    difference,
    outcome: outcomeOf(difference, metric.higherIsBetter),
    all: metricsFor(task).map(({ id }) => ({ metric: id, value: metricFunctions[id](judged) })),
  };
}

/** Class codes as the pipeline has them, or numbers; NaN for a row without an answer it knows. */
function answersOf(target: Column, classes: readonly string[]): { y: Float64Array; nUnknownClass: number } {
  if (classes.length === 0) {
    const isNumber = target.kind === "numeric" || target.kind === "integer";
    return { y: isNumber ? Float64Array.from(target.values) : new Float64Array(0), nUnknownClass: 0 };
  }
  const { codes, categories } = classLabels(target);
  const codeOf = categories.map((label) => classes.indexOf(label));
  let nUnknownClass = 0;
  const y = Float64Array.from(codes, (code) => {
    if (code < 0) return Number.NaN;
    const known = codeOf[code]!;
    if (known < 0) nUnknownClass++;
    return known < 0 ? Number.NaN : known;
  });
  return { y, nUnknownClass };
}

/**
 * 95 % interval of a score that is a mean over rows, or the root of a mean of squares: by the spread of the rows' own
 * losses. The metric of one row is that row's loss.
 */
function scoreInterval(metric: Metric, judged: Judged): Interval {
  const width = judged.outputs.length / judged.yTrue.length;
  const isRoot = metric.id === "rmse";
  const losses = Array.from(judged.yTrue, (_, row) => {
    const loss = metricFunctions[metric.id]({
      ...judged,
      yTrue: judged.yTrue.subarray(row, row + 1),
      outputs: judged.outputs.subarray(row * width, (row + 1) * width),
    });
    return isRoot ? loss * loss : loss;
  });
  const { mean, std } = meanAndStd(losses);
  const half = (tQuantile95(losses.length - 1) * std) / Math.sqrt(losses.length);
  const [low, high] = [Math.max(0, mean - half), mean + half];
  return isRoot ? [Math.sqrt(low), Math.sqrt(high)] : [low, high];
}

/**
 * The interval of a difference of two independent scores from the interval of each: variance estimates recovered.
 * @see Zou and Donner (2008), doi:10.1002/sim.3095
 */
function differenceOf(
  later: { readonly value: number; readonly interval: Interval | null },
  before: { readonly mean: number; readonly interval: Interval | null } | null,
): LaterScore["difference"] {
  if (!later.interval || !before?.interval) return null;
  const value = later.value - before.mean;
  const low = Math.hypot(later.value - later.interval[0], before.interval[1] - before.mean);
  const high = Math.hypot(later.interval[1] - later.value, before.mean - before.interval[0]);
  return { value, interval: [value - low, value + high] };
}

function outcomeOf(difference: LaterScore["difference"], higherIsBetter: boolean): LaterScore["outcome"] {
  if (difference === null) return "untold";
  const [low, high] = difference.interval;
  if (low <= 0 && high >= 0) return "same";
  return low > 0 === higherIsBetter ? "better" : "worse";
}
