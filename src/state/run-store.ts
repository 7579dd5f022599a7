import type { ShapeEdit } from "#core/explain/shape-edit.ts";
import { tableOptionsOf } from "#core/pipeline/table-chain.ts";
import type { RunFiles } from "#core/project/run-files.ts";
import type { RunRecord } from "#core/project/run.ts";
import type { RunId } from "#core/shared/brand.ts";
import { canonicalJson } from "#core/shared/hash.ts";
import { LatheError } from "#core/shared/problems.ts";
import { boardOf, openRunOf } from "#state/board.ts";
import { askTable } from "#state/ask.ts";
import type { Studio } from "#state/context.ts";

/** Models and outputs of a run with what a person edited in them. @throws LatheError "run-has-no-model" */
export async function runFiles(studio: Studio, id: RunId): Promise<RunFiles> {
  const files = await storedRunFiles(studio, id);
  const record = studio.get().project.runs.find((run) => run.id === id);
  if (!record?.shapeEdits) return record?.test === null ? { ...files, test: null } : files;
  const edits = record.shapeEdits.log.map(({ edit }) => edit);
  const outputs = await editedOutputs(studio, record, files, edits);
  const { withShapeEdits } = await import("#core/explain/apply-shape-edits.ts");
  return {
    ...files,
    test: record.test === null ? null : files.test,
    pipeline: withShapeEdits(files.pipeline, edits),
    folds: files.folds.map((part) => ({
      ...part,
      pipeline: withShapeEdits(part.pipeline, edits),
      outputs: outputs?.get(part.fold) ?? part.outputs,
    })),
  };
}

/** null while the table of the run is not there: then nothing that would look at outputs can be asked either. */
async function editedOutputs(
  studio: Studio,
  record: RunRecord,
  files: RunFiles,
  edits: readonly ShapeEdit[],
): Promise<ReadonlyMap<number, Float64Array> | null> {
  const key = canonicalJson(edits);
  const known = studio.vault.edited.get(record.id);
  if (known?.key === key) return known.outputs;
  if (studio.vault.tableKey === null || !isOnTable(studio, files)) return null;
  return (await judgeEdits(studio, record, files, edits)).outputs;
}

/** Every fold's model with the same edits, asked about its held-out rows again. */
export async function judgeEdits(
  studio: Studio,
  { id, testToTrain }: RunRecord,
  { plan, folds }: RunFiles,
  edits: readonly ShapeEdit[],
) {
  const table = await askTable(studio);
  const parts = folds.map(({ fold, rows, pipeline }) => ({ fold, rows, pipeline }));
  const judged = await studio.asker.run("judgeShapeEdits", { table, plan, folds: parts, edits, testToTrain });
  const outputs = new Map(judged.folds.map((part) => [part.fold, part.outputs]));
  studio.vault.edited.set(id, { key: canonicalJson(edits), outputs });
  return { scores: judged.scores, outputs };
}

/** The same as they were learned. @throws LatheError "run-has-no-model" */
export async function storedRunFiles(studio: Studio, id: RunId): Promise<RunFiles> {
  const held = studio.vault.runs.get(id);
  if (held) return held;
  const { project } = studio.get();
  const blob = await studio.vault.storage?.files.read(project.id, `run-${id}`);
  const name = project.runs.find((run) => run.id === id)?.name ?? id;
  if (!blob) throw new LatheError("run-has-no-model", { run: name });
  const { readRunFiles } = await import("#core/project/run-files-codec.ts");
  const files = readRunFiles(new Uint8Array(await blob.arrayBuffer()));
  studio.vault.runs.set(id, files);
  return files;
}

/** The same, for questions that look at the table: it must be the one the run was trained on. */
export async function runFilesOnTable(studio: Studio, id: RunId): Promise<RunFiles> {
  const files = await runFiles(studio, id);
  if (!isOnTable(studio, files)) throw new LatheError("table-changed", {});
  return files;
}

function isOnTable(studio: Studio, { plan }: RunFiles): boolean {
  const read = tableOptionsOf(studio.get().project.graph);
  return canonicalJson(read ?? {}) === canonicalJson(plan.read);
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
