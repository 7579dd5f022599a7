import { LARGEST_GROWTH } from "#core/estimators/neural/batch-size.ts";
import { checkLearnable, classFactors } from "#core/estimators/class-shares.ts";
import type { Design } from "#core/estimators/design.ts";
import type { NetJob } from "#core/estimators/neural/engine.ts";
import {
  describeNetwork,
  netInputs,
  type NetworkDescription,
} from "#core/estimators/neural/describe-network.ts";
import { layerSpecsOf } from "#core/estimators/neural/layer-spec.ts";
import { layOut } from "#core/estimators/neural/net-shape.ts";
import { outputUnits } from "#core/estimators/neural/mlp-model.ts";
import { batchSizeOf, type MlpParams } from "#core/estimators/neural/schema.ts";
import { RowWindow } from "#core/estimators/neural/row-window.ts";
import { monitorRows, targetScaleOf, trainingRows } from "#core/estimators/neural/training-rows.ts";
import { isClassification } from "#core/pipeline/task.ts";
import { LatheError } from "#core/shared/problems.ts";

/** Rows that are only watched: enough for a curve. */
const WATCHED_ROWS = 5000;

/** @throws LatheError too-few-rows, no-features, target-has-one-class, bad-parameter */
export function netJob(design: Design, params: MlpParams): NetJob {
  if (design.nRows === 0) throw new LatheError("too-few-rows", { rows: 0, needed: 1 });
  checkLearnable(design);
  const more = design.more ?? null;
  const nRows = design.nRows + (more?.nRows ?? 0);
  const batchSize = batchSizeOf(params, nRows);
  const specs = layerSpecsOf(params);
  const outputs = outputUnits(design.task, design.classes.length);
  refuseBadLayers(describeNetwork(specs, netInputs(design.features), outputs, batchSize));
  const scale = targetScaleOf(design.task, design.y);
  const factors = classFactors(design, params.classWeight);
  const watched = design.watch === null ? null : monitorRows(design.watch, scale, factors, WATCHED_ROWS);
  const validation = design.validation;
  // Rows on disk have no weights of their own, so beside them those in memory have none either.
  const inMemory = trainingRows(more === null ? design : { ...design, sampleWeight: null }, scale, factors);
  const feed = more && { window: new RowWindow(inMemory), inMemory, more, scale, factors };
  return {
    shape: layOut(specs, design.features, outputs, params.alpha),
    task: design.task,
    learningRate: params.learningRate,
    weightDecay: params.weightDecay,
    labelSmoothing: isClassification(design.task) ? params.labelSmoothing : 0,
    batchSize,
    largestBatch: params.batchGrowth === "doubling" ? Math.min(nRows, LARGEST_GROWTH * batchSize) : batchSize,
    rows: feed?.window ?? inMemory,
    feed,
    monitor: validation === null ? watched : monitorRows(validation, scale, factors),
  };
}

/** @throws LatheError bad-parameter */
function refuseBadLayers({ remarks }: NetworkDescription): void {
  const error = remarks.find(({ kind }) => kind === "error");
  if (!error) return;
  const where = error.layer === null ? "The neural net" : `Layer ${error.layer + 1} of the neural net`;
  throw new LatheError("bad-parameter", { where, reason: error.words });
}
