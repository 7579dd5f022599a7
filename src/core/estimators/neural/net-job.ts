import { checkLearnable } from "#core/estimators/class-shares.ts";
import type { Design } from "#core/estimators/design.ts";
import type { NetJob } from "#core/estimators/neural/engine.ts";
import { outputUnits } from "#core/estimators/neural/mlp-model.ts";
import type { MlpParams } from "#core/estimators/neural/schema.ts";
import { monitorRows, targetScaleOf, trainingRows } from "#core/estimators/neural/training-rows.ts";
import { LatheError } from "#core/shared/problems.ts";

/** Rows that are only watched: enough for a curve. */
const WATCHED_ROWS = 5000;
const DEFAULT_BATCH = 200;

/** @throws LatheError too-few-rows, no-features, target-has-one-class */
export function netJob(design: Design, params: MlpParams): NetJob {
  if (design.nRows === 0) throw new LatheError("too-few-rows", { rows: 0, needed: 1 });
  checkLearnable(design);
  const scale = targetScaleOf(design.task, design.y);
  const watched = design.watch === null ? null : monitorRows(design.watch, scale, WATCHED_ROWS);
  const validation = design.validation;
  return {
    shape: {
      units: [
        design.features.length,
        ...params.hiddenLayers,
        outputUnits(design.task, design.classes.length),
      ],
      activation: params.activation,
    },
    task: design.task,
    alpha: params.alpha,
    learningRate: params.learningRate,
    batchSize: Math.min(params.batchSize ?? DEFAULT_BATCH, design.nRows),
    rows: trainingRows(design, scale),
    monitor: validation === null ? watched : monitorRows(validation, scale, validation.nRows),
  };
}
