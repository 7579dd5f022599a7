import { rolesOf, splitOf } from "#core/pipeline/edit.ts";
import type { PipelineGraph } from "#core/pipeline/graph.ts";
import { wiredPart } from "#core/pipeline/node-keys.ts";
import { compilePlan } from "#core/pipeline/plan.ts";
import { rowsNodesOf } from "#core/pipeline/row-choices.ts";
import type { AlertTarget } from "#core/profile/alert-target.ts";
import type { Reading } from "#core/frame/reading.ts";
import { LatheError } from "#core/shared/problems.ts";
import { needTable } from "#state/ask.ts";
import type { Studio } from "#state/context.ts";
import { isSlowToDraw } from "#state/slow-to-draw.ts";
import type { StudioData } from "#state/studio-state.ts";

/** So long nothing else happens: the grid and the training ask the data worker for what they need first. */
const settle = 80;
/** The same of a table that takes long to be drawn. */
const settleSlowly = 800;

/**
 * Looks for alerts when a table has come, and anew when roles, split or chosen rows have changed, by an edit or an undo.
 * Nothing waits for them: table and training come first, and the alerts arrive as they are found.
 */
export function watchAlerts(studio: Studio): { changed(before: StudioData): void } {
  let asking: AbortController | null = null;
  let cancel: (() => void) | null = null;
  async function look(reading: Reading, isNew: boolean): Promise<void> {
    const stop = new AbortController();
    asking = stop;
    const isWanted = () => !stop.signal.aborted;
    try {
      const target = alertTargetOf(studio.get().project.graph);
      await needTable(studio);
      if (!isWanted()) return;
      const found = await studio.data.run(
        "alerts",
        { reading, target },
        {
          finish: stop.signal,
          // In place of older ones they come all at once: the list changes one time, not twenty.
          onEvent: (soFar) =>
            isNew && isWanted() && studio.set({ alerts: { found: soFar, isDone: false, areOld: false } }),
        },
      );
      if (isWanted()) studio.set({ alerts: { found, isDone: true, areOld: false } });
    } catch (error) {
      if (!isWanted()) return;
      studio.set({ alerts: { ...studio.get().alerts, isDone: true } });
      studio.report(error);
    }
  }
  return {
    changed(before) {
      const { data, project } = studio.get();
      const reading = data.status === "ready" ? data.dataset.reading : null;
      const readBefore = before.data.status === "ready" ? before.data.dataset.reading : null;
      const isSame = reading === readBefore;
      if (isSame && (reading === null || askedOf(project.graph) === askedOf(before.project.graph))) return;
      asking?.abort();
      cancel?.();
      if (reading === null) return studio.set({ alerts: { found: [], isDone: true, areOld: false } });
      const isNew = readBefore === null;
      const { found, areOld } = studio.get().alerts;
      studio.set({
        alerts: isNew
          ? { found: [], isDone: false, areOld: false }
          : { found, isDone: false, areOld: areOld || !isSame },
      });
      const { later, laterAtRest = later } = studio.services;
      const wait = isNew && data.status === "ready" && isSlowToDraw(data.dataset) ? settleSlowly : settle;
      cancel = laterAtRest(wait, () => void look(reading, isNew));
    },
  };
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
