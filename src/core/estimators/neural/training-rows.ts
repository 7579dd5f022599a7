import type { Design, FeatureMatrix, LabelledRows } from "#core/estimators/design.ts";
import type { Task } from "#core/pipeline/task.ts";

/** Rows as an engine trains on them. */
export interface TrainingRows {
  readonly nRows: number;
  /** Row-major [nRows, nFeatures]: a batch gathers whole rows. */
  readonly X: Float32Array;
  /** Class code, or the target scaled to mean 0 and standard deviation 1 over the training rows. */
  readonly target: Float64Array;
  /** Scaled to mean 1; null for all 1. */
  readonly weight: Float64Array | null;
}

export interface TargetScale {
  readonly targetMean: number;
  readonly targetScale: number;
}

/** As StandardScaler: population standard deviation, and 1 for a constant target. */
export function targetScaleOf(task: Task, y: Float64Array): TargetScale {
  if (task !== "regression" || y.length === 0) return { targetMean: 0, targetScale: 1 };
  let sum = 0;
  for (const value of y) sum += value;
  const targetMean = sum / y.length;
  let squares = 0;
  for (const value of y) squares += (value - targetMean) * (value - targetMean);
  const deviation = Math.sqrt(squares / y.length);
  return { targetMean, targetScale: deviation > 0 ? deviation : 1 };
}

/** @param factors by class code, what its rows weigh; null for all 1 */
export function trainingRows(design: Design, scale: TargetScale, factors: Float64Array | null): TrainingRows {
  const rows = monitorRows(design, scale, factors);
  const { sampleWeight } = design;
  if (sampleWeight === null) return rows;
  return { ...rows, weight: meanOne(sampleWeight.map((weight, row) => weight * (rows.weight?.[row] ?? 1))) };
}

/** Rows whose loss is watched: all of them, or an even sample of at most `limit`. */
export function monitorRows(
  rows: LabelledRows,
  scale: TargetScale,
  factors: Float64Array | null,
  limit = rows.nRows,
): TrainingRows {
  const nRows = Math.min(rows.nRows, limit);
  const chosen = Int32Array.from({ length: nRows }, (_, i) => Math.floor((i * rows.nRows) / nRows));
  const target = new Float64Array(nRows);
  for (let i = 0; i < nRows; i++) target[i] = (rows.y[chosen[i]!]! - scale.targetMean) / scale.targetScale;
  const weight = factors && target.map((code) => factors[code]!);
  return { nRows, X: rowMajor(rows, chosen), target, weight };
}

function rowMajor({ X, nRows, features }: FeatureMatrix, chosen: Int32Array): Float32Array {
  const width = features.length;
  const out = new Float32Array(chosen.length * width);
  for (let j = 0; j < width; j++)
    for (let i = 0; i < chosen.length; i++) out[i * width + j] = X[j * nRows + chosen[i]!]!;
  return out;
}

function meanOne(weight: Float64Array): Float64Array | null {
  let sum = 0;
  for (const value of weight) sum += value;
  return sum > 0 ? weight.map((value) => (value * weight.length) / sum) : null;
}
