import { rowsAtOnce, sampleOnlyReason } from "#core/out-of-core/learns-from-disk.ts";
import { type ColumnShape, type FitForecast, forecastFit } from "#core/pipeline/forecast.ts";
import type { PlannedModel, TrainingPlan } from "#core/pipeline/plan-types.ts";

/**
 * The forecast of a fit where more rows are on disk: they take time; memory is that of what is held of them at once, and of a stretch.
 * @param nRows rows in memory; @param onDisk all rows, where they are on disk
 */
export function forecastRows(
  plan: TrainingPlan,
  model: PlannedModel,
  nRows: number,
  onDisk: number | null,
  columns: readonly ColumnShape[],
): FitForecast {
  if (onDisk === null || sampleOnlyReason(plan, model.estimator) !== null)
    return forecastFit(plan, model, nRows, columns);
  const forecast = forecastFit(plan, model, onDisk, columns);
  const atOnce = 2 * rowsAtOnce(forecast.nFeatures);
  return { ...forecast, bytes: forecastFit(plan, model, Math.min(atOnce, onDisk), columns).bytes };
}
