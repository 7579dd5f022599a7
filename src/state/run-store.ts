import { tableOptionsOf } from "#core/pipeline/table-chain.ts";
import { readRunFiles } from "#core/project/run-files-codec.ts";
import type { RunFiles } from "#core/project/run-files.ts";
import type { RunRecord } from "#core/project/run.ts";
import type { RunId } from "#core/shared/brand.ts";
import { canonicalJson } from "#core/shared/hash.ts";
import { LatheError } from "#core/shared/problems.ts";
import { boardOf, openRunOf } from "#state/board.ts";
import { askTable } from "#state/ask.ts";
import type { Studio } from "#state/context.ts";

/** Models and outputs of a run, from memory or storage. @throws LatheError "run-has-no-model" */
export async function runFiles(studio: Studio, id: RunId): Promise<RunFiles> {
  const held = studio.vault.runs.get(id);
  if (held) return held;
  const { project } = studio.get();
  const blob = await studio.vault.storage?.files.read(project.id, `run-${id}`);
  const name = project.runs.find((run) => run.id === id)?.name ?? id;
  if (!blob) throw new LatheError("run-has-no-model", { run: name });
  const files = readRunFiles(new Uint8Array(await blob.arrayBuffer()));
  studio.vault.runs.set(id, files);
  return files;
}

/** The same, for questions that look at the table: it must be the one the run was trained on. */
export async function runFilesOnTable(studio: Studio, id: RunId): Promise<RunFiles> {
  const files = await runFiles(studio, id);
  const read = tableOptionsOf(studio.get().project.graph);
  if (canonicalJson(read ?? {}) !== canonicalJson(files.plan.read)) throw new LatheError("table-changed", {});
  return files;
}

/** What a run is judged by: its held-out rows of every fold, or the opened test set, at the project's threshold. */
export async function judgedRows(studio: Studio, run: RunId, sealed: boolean) {
  const { plan, folds, test } = await runFilesOnTable(studio, run);
  if (sealed && test === null) throw new LatheError("seal-closed", {});
  const held = sealed && test ? [test] : folds.map(({ rows, outputs }) => ({ rows, outputs }));
  return { table: await askTable(studio), plan, held, threshold: studio.get().project.threshold };
}

/** The run that Evaluate, Explain, Export and Predict show. */
export function openedRun(studio: Studio): RunRecord | null {
  const { project, openRun } = studio.get();
  return openRunOf(boardOf(project), openRun);
}
