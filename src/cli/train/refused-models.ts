import { totalmem } from "node:os";
import type { TrainOptions } from "#cli/train/read-options.ts";
import type { ColumnSummary } from "#core/frame/summary-types.ts";
import { forecastRows } from "#core/out-of-core/forecast-rows.ts";
import type { PlannedModel, TrainingPlan } from "#core/pipeline/plan-types.ts";
import {
  forecastRun,
  type Means,
  modelRefusal,
  type Refusal,
  type RunForecast,
} from "#core/pipeline/within-means.ts";
import type { NodeId } from "#core/shared/brand.ts";

/** The rest is the table's. */
const SHARE_OF_MEMORY = 0.75;

/** What training may take here. */
function meansFor({ memory, threads }: Pick<TrainOptions, "memory" | "threads">): Means {
  return { workers: threads, bytes: memory ?? SHARE_OF_MEMORY * totalmem() };
}

/** A model of a plan, and what training it would take here. */
export interface ModelForecast {
  readonly model: PlannedModel;
  readonly run: RunForecast;
  readonly refusal: Refusal | null;
}

export function forecastModels(
  plan: TrainingPlan,
  nRows: number,
  onDisk: number | null,
  columns: readonly ColumnSummary[],
  options: Pick<TrainOptions, "memory" | "threads">,
): readonly ModelForecast[] {
  const means = meansFor(options);
  return plan.models.map((model) => {
    const forecast = forecastRows(plan, model, nRows, onDisk, columns);
    return { model, run: forecastRun(forecast, means), refusal: modelRefusal(model, forecast, means) };
  });
}

/**
 * The models that are not begun, with the reason: what does not fit into memory; and what takes longer than an
 * hour, unless it was named, or everything is wanted anyway. A document to repeat names its models.
 */
export function refusedModels(
  forecasts: readonly ModelForecast[],
  { anyway, named }: Pick<TrainOptions, "anyway" | "named">,
): ReadonlyMap<NodeId, string> {
  return new Map(
    forecasts.flatMap(({ model, refusal }) => {
      if (refusal === null || (refusal.cause === "time" && (anyway || named))) return [];
      const advice =
        refusal.cause === "time"
          ? " --anyway trains it, as --models does with its name."
          : " Leave out columns or rows.";
      return [[model.node, `${refusal.words}${advice}`] as const];
    }),
  );
}
