import { estimators } from "#core/estimators/registry.ts";
import { forecastRows } from "#core/out-of-core/forecast-rows.ts";
import { addModel, learnNodesOf } from "#core/pipeline/edit.ts";
import type { ColumnShape, FitForecast } from "#core/pipeline/forecast.ts";
import type { PipelineGraph } from "#core/pipeline/graph.ts";
import { wiredPart } from "#core/pipeline/node-keys.ts";
import { compilePlan } from "#core/pipeline/plan.ts";
import type { PlannedModel, TrainingPlan } from "#core/pipeline/plan-types.ts";
import {
  forecastRun,
  type Means,
  modelRefusal,
  type Refusal,
  type RunForecast,
} from "#core/pipeline/within-means.ts";
import type { NodeId } from "#core/shared/brand.ts";
import { LatheError } from "#core/shared/problems.ts";
import type { Services } from "#state/services.ts";

/** What a forecast needs to know of the table. */
interface TableFacts {
  readonly reading: { readonly nRows: number; readonly onDisk?: { readonly nRows: number } | undefined };
  readonly columns: readonly ColumnShape[];
}

export function meansOf({ poolSize, memoryBudget }: Services): Means {
  return { workers: poolSize, bytes: memoryBudget ?? Number.POSITIVE_INFINITY };
}

export function forecastOn(
  plan: TrainingPlan,
  model: PlannedModel,
  { reading, columns }: TableFacts,
): FitForecast {
  return forecastRows(plan, model, reading.nRows, reading.onDisk?.nRows ?? null, columns);
}

/** What a run of each model of the pipeline will take here, as it is set now, by node. */
export function forecastNodes(
  graph: PipelineGraph,
  dataset: TableFacts,
  means: Means,
): ReadonlyMap<NodeId, RunForecast> {
  const plan = planOf(graph);
  return new Map(
    plan?.models.map((model) => [model.node, forecastRun(forecastOn(plan, model, dataset), means)]) ?? [],
  );
}

/** The models of the pipeline that are too much for this table here, by node. */
export function refusedNodes(
  graph: PipelineGraph,
  dataset: TableFacts,
  means: Means,
): ReadonlyMap<NodeId, Refusal> {
  const plan = planOf(graph);
  return new Map(
    plan?.models.flatMap((model) => {
      const refusal = modelRefusal(model, forecastOn(plan, model, dataset), means);
      return refusal ? [[model.node, refusal] as const] : [];
    }) ?? [],
  );
}

/** The families that would be too much, were one of them added as it is offered. */
export function refusedFamilies(
  graph: PipelineGraph,
  dataset: TableFacts,
  means: Means,
): ReadonlyMap<string, Refusal> {
  return new Map(
    Object.keys(estimators).flatMap((id) => {
      const withIt = addModel(graph, id, 0);
      const added = learnNodesOf(withIt).at(-1);
      const refusal = added && refusedNodes(withIt, dataset, means).get(added.id);
      return refusal ? [[id, refusal] as const] : [];
    }),
  );
}

/** null where the pipeline is no plan yet, which the canvas says. */
function planOf(graph: PipelineGraph): TrainingPlan | null {
  try {
    return compilePlan(wiredPart(graph));
  } catch (error) {
    if (error instanceof LatheError) return null;
    throw error;
  }
}
