import { totalmem } from "node:os";
import type { TrainOptions } from "#cli/train/read-options.ts";
import type { ColumnSummary } from "#core/frame/summary-types.ts";
import { forecastRows } from "#core/out-of-core/forecast-rows.ts";
import type { TrainingPlan } from "#core/pipeline/plan-types.ts";
import { type Means, modelRefusal } from "#core/pipeline/within-means.ts";
import type { NodeId } from "#core/shared/brand.ts";

/** The rest is the table's. */
const SHARE_OF_MEMORY = 0.75;

/** What training may take here. */
export function meansFor({ memory, threads }: Pick<TrainOptions, "memory" | "threads">): Means {
  return { workers: threads, bytes: memory ?? SHARE_OF_MEMORY * totalmem() };
}

/**
 * The models of a plan that are not begun, with the reason: what does not fit into memory; and what takes longer than an
 * hour, unless it was named, or everything is wanted anyway. A document to repeat names its models.
 */
export function refusedModels(
  plan: TrainingPlan,
  nRows: number,
  onDisk: number | null,
  columns: readonly ColumnSummary[],
  { anyway, memory, threads, named }: Pick<TrainOptions, "anyway" | "memory" | "threads" | "named">,
): ReadonlyMap<NodeId, string> {
  const means = meansFor({ memory, threads });
  return new Map(
    plan.models.flatMap((model) => {
      const refusal = modelRefusal(model, forecastRows(plan, model, nRows, onDisk, columns), means);
      if (refusal === null || (refusal.cause === "time" && (anyway || named))) return [];
      const advice =
        refusal.cause === "time"
          ? " --anyway trains it, as --models does with its name."
          : " Leave out columns or rows.";
      return [[model.node, `${refusal.words}${advice}`] as const];
    }),
  );
}
