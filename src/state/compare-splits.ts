import type { RunId } from "#core/shared/brand.ts";
import { askTable } from "#state/ask.ts";
import type { Studio } from "#state/context.ts";
import { given } from "#state/given-up.ts";
import { runFilesOnTable } from "#state/run-store.ts";
import type { Asking } from "#state/studio-queries.ts";

/** Fits a run's model again under its own split and a random one; both scores stay with the run. */
export async function compareSplitsOf(studio: Studio, id: RunId, asking: Asking): Promise<void> {
  const run = studio.get().project.runs.find((one) => one.id === id);
  if (!run) return;
  const { plan } = await runFilesOnTable(studio, id);
  const { node, estimator, params, recipe, randomState, engine } = run;
  const model = { node, estimator, params, recipe, randomState, engine };
  const table = await askTable(studio);
  const splitComparison = await studio.asker.run("compareSplits", { table, plan, model }, given(asking));
  studio.record((project) => ({
    ...project,
    runs: project.runs.map((record) => (record.id === id ? { ...record, splitComparison } : record)),
  }));
}
