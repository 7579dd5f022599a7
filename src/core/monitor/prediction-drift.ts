import { decide } from "#core/evaluate/decide.ts";
import { sortNumbers } from "#core/frame/sort-numbers.ts";
import { describeNumbers } from "#core/monitor/describe-training.ts";
import { ksDistance, ksTest } from "#core/monitor/kolmogorov.ts";
import { sizeOf } from "#core/monitor/measured.ts";
import type { PredictionDrift } from "#core/monitor/monitor-report.ts";
import { drawnBins, quantileOf, sortedQuantile } from "#core/monitor/number-bins.ts";
import { shareMoved } from "#core/monitor/stability-index.ts";
import type { FittedPipeline } from "#core/pipeline/fitted-pipeline.ts";
import { chiSquareTest } from "#core/profile/association-test.ts";
import { meanAndStd } from "#core/evaluate/fold-scores.ts";
import type { NumberReference } from "#core/monitor/training-reference.ts";

/** Shifts that are worth a word, and that are much: in chance, as a share of rows, in standard deviations. */
const CHANCE = [0.05, 0.15] as const;
const SHARE = [0.1, 0.25] as const;
const DEVIATIONS = [0.2, 0.5] as const;
const QUANTILES = 100;
/** Stricter than for columns: fits of the same model differ a little among themselves. */
const ALPHA = 0.01;

type Outputs = Pick<FittedPipeline, "task" | "classes" | "positive">;

/**
 * What the model says of later rows beside what its folds said of rows they had not learned from. Those are other fits
 * of the same model, so that a certain difference is not enough: the mean distance between the two has to be one that
 * matters.
 * @param train     out-of-fold outputs, over `classes`
 * @param threshold from which a binary pipeline says "positive"
 */
export async function predictionDrift(
  model: Outputs,
  train: Float64Array,
  later: Float64Array,
  threshold: number,
  pause: () => Promise<void>,
): Promise<PredictionDrift | null> {
  if (train.length === 0 || later.length === 0) return null;
  if (model.task === "multiclass") return classDrift(model, train, later, threshold);
  const width = Math.max(1, model.classes.length);
  const label = model.task === "binary" ? (model.positive ?? model.classes[1]!) : null;
  const at = label === null ? 0 : model.classes.indexOf(label);
  const pick = (outputs: Float64Array) => outputs.filter((_, i) => i % width === at);
  const [before, after] = [pick(train), pick(later)];
  const rows = Int32Array.from(before.keys());
  const reference = await describeNumbers("", "numeric", before, rows, pause);
  const sorted = await sortNumbers(after, pause);
  const p = ksTest(ksDistance(reference, sorted), before.length, after.length);
  const shift = meanDistance(reference, sorted);
  const own = meanAndStd(Array.from(before));
  const isChance = label !== null;
  const size = isChance ? sizeOf(shift, CHANCE) : own.std > 0 ? sizeOf(shift / own.std, DEVIATIONS) : 0;
  return {
    of: isChance ? "chance" : "number",
    label,
    state: stateOf(p, size),
    p,
    shift,
    mean: { train: own.mean, later: meanAndStd(Array.from(after)).mean },
    bins: { labels: null, ...drawnBins(reference, sorted) },
  };
}

function classDrift(
  { classes }: Outputs,
  train: Float64Array,
  later: Float64Array,
  threshold: number,
): PredictionDrift {
  const count = (outputs: Float64Array) => {
    const counts = classes.map(() => 0);
    for (const code of decide({ outputs, classes, positive: -1 }, threshold)) counts[code]!++;
    return counts;
  };
  const [before, after] = [count(train), count(later)];
  const p = chiSquareTest(before.map((n, code) => [n, after[code]!]));
  const shift = shareMoved(before, after);
  return {
    of: "class",
    label: null,
    state: stateOf(p, sizeOf(shift, SHARE)),
    p,
    shift,
    mean: null,
    bins: { edges: null, labels: classes, train: before, later: after },
  };
}

/** The mean distance between equal quantiles: Wasserstein's first distance, on a hundred of them. */
function meanDistance(reference: NumberReference, sorted: Float64Array): number {
  let total = 0;
  for (let i = 0; i < QUANTILES; i++) {
    const share = (i + 0.5) / QUANTILES;
    total += Math.abs(quantileOf(reference, share) - sortedQuantile(sorted, share));
  }
  return total / QUANTILES;
}

function stateOf(p: number, size: 0 | 1 | 2): PredictionDrift["state"] {
  if (p >= ALPHA || size === 0) return "steady";
  return size === 2 ? "far" : "moved";
}
