import { askTable } from "#state/ask.ts";
import type { Studio } from "#state/context.ts";
import { runFilesOnTable } from "#state/run-store.ts";
import type { StudioQueries } from "#state/studio-queries.ts";

/** What is measured of a run once it is there is written into its record: which columns it uses. */
export async function measureImportance(
  studio: Studio,
  run: Parameters<StudioQueries["importance"]>[0],
): Promise<void> {
  if (studio.get().project.runs.find(({ id }) => id === run)?.importance) return;
  const { plan, folds } = await runFilesOnTable(studio, run);
  const table = await askTable(studio);
  const pipelines = folds.map(({ fold, pipeline }) => ({ fold, pipeline }));
  const importance = await studio.asker.run("importance", { table, plan, folds: pipelines });
  studio.record((project) => ({
    ...project,
    runs: project.runs.map((record) => (record.id === run ? { ...record, importance } : record)),
  }));
}

/** And whether its score is better than it should be. */
export async function askCanaries(
  studio: Studio,
  id: Parameters<StudioQueries["canaries"]>[0],
): Promise<void> {
  const run = studio.get().project.runs.find((one) => one.id === id);
  if (!run || run.canaries) return;
  const { plan, folds } = await runFilesOnTable(studio, id);
  const { node, estimator, params, recipe, randomState, engine } = run;
  const model = { node, estimator, params, recipe, randomState, engine };
  const table = await askTable(studio);
  const held = folds.map(({ rows, outputs }) => ({ rows, outputs }));
  const canaries = await studio.asker.run("canaries", { table, plan, model, held });
  studio.record((project) => ({
    ...project,
    runs: project.runs.map((record) => (record.id === id ? { ...record, canaries } : record)),
  }));
}
