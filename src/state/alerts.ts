import { rolesOf } from "#core/pipeline/edit.ts";
import type { PipelineGraph } from "#core/pipeline/graph.ts";
import type { Studio } from "#state/context.ts";

/** What is worth an alert depends on the target: asked anew whenever that has changed, by an edit or an undo. */
export async function refreshAlerts(studio: Studio, before: PipelineGraph): Promise<void> {
  const { project, data } = studio.get();
  const roles = rolesOf(project.graph);
  const was = rolesOf(before);
  if (data.status !== "ready" || (roles?.target === was?.target && roles?.task === was?.task)) return;
  const { reading } = data.dataset;
  const target = roles && { column: roles.target, task: roles.task };
  try {
    const alerts = await studio.data.run("alerts", { reading, target });
    const now = studio.get();
    if (now.data.status !== "ready" || now.data.dataset.reading !== reading) return; // another table by now
    studio.set({ data: { status: "ready", dataset: { ...now.data.dataset, alerts } } });
  } catch (error) {
    studio.report(error);
  }
}
