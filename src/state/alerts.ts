import { rolesOf, splitOf } from "#core/pipeline/edit.ts";
import type { PipelineGraph } from "#core/pipeline/graph.ts";
import { wiredPart } from "#core/pipeline/node-keys.ts";
import { compilePlan } from "#core/pipeline/plan.ts";
import { rowsNodesOf } from "#core/pipeline/row-choices.ts";
import type { AlertTarget } from "#core/profile/alert-target.ts";
import { LatheError } from "#core/shared/problems.ts";
import type { Studio } from "#state/context.ts";

/** What is worth an alert depends on roles, split and chosen rows: asked anew when one has changed, by an edit or an undo. */
export async function refreshAlerts(studio: Studio, before: PipelineGraph): Promise<void> {
  const { project, data } = studio.get();
  if (data.status !== "ready" || askedOf(project.graph) === askedOf(before)) return;
  const { reading } = data.dataset;
  const target = alertTargetOf(project.graph);
  try {
    const alerts = await studio.data.run("alerts", { reading, target });
    const now = studio.get();
    if (now.data.status !== "ready" || now.data.dataset.reading !== reading) return; // another table by now
    studio.set({ data: { status: "ready", dataset: { ...now.data.dataset, alerts } } });
  } catch (error) {
    studio.report(error);
  }
}

function askedOf(graph: PipelineGraph): string {
  return JSON.stringify([rolesOf(graph), splitOf(graph), rowsNodesOf(graph).map(({ params }) => params)]);
}

/** What is to be predicted, as the document has it now. */
export function alertTargetOf(graph: PipelineGraph): AlertTarget | null {
  const roles = rolesOf(graph);
  if (roles === null) return null;
  const { target: column, task } = roles;
  try {
    return { column, task, plan: { ...compilePlan(wiredPart(graph)), models: [] } };
  } catch (error) {
    if (!(error instanceof LatheError)) throw error;
    return { column, task, plan: null }; // half drawn: nothing is sealed yet
  }
}
