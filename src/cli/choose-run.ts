import { readFile } from "node:fs/promises";
import { leaderboard, leadingRun } from "#core/evaluate/leaderboard.ts";
import { withShapeEdits } from "#core/explain/apply-shape-edits.ts";
import { type LatheContents, readLatheFile } from "#core/project/lathe-file.ts";
import type { RunFiles } from "#core/project/run-files.ts";
import type { RunRecord } from "#core/project/run.ts";
import { LatheError } from "#core/shared/problems.ts";

/** @throws LatheError "file-not-found", or what `readLatheFile` throws */
export async function openProject(path: string): Promise<LatheContents> {
  return readLatheFile(await readBytes(path));
}

/** @throws LatheError "file-not-found" */
export async function readBytes(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") throw new LatheError("file-not-found", { file: path });
    throw error;
  });
  return new Uint8Array(bytes);
}

/** The named model, else the leader of the newest split. @throws LatheError "project-invalid" or "unknown-model" */
export function chooseRun(
  { project, runs }: LatheContents,
  id: string | null,
): { readonly run: RunRecord; readonly files: RunFiles } {
  const known = project.runs.filter(
    (run) => runs.some((files) => files.id === run.id) && run.deletedAt === null,
  );
  const names = known.map((run) => run.id).join(", ");
  const newest = known.at(-1);
  if (!newest) throw new LatheError("project-invalid", { reason: "it holds no trained model" });
  const filesOf = (run: string) => runs.find((candidate) => candidate.id === run)?.files;
  const task = filesOf(newest.id)!.pipeline.task; // every known run has files
  const chosen =
    id === null
      ? leadingRun(leaderboard(known, task, newest.splitKey))
      : known.find((run) => run.id === id || run.estimator === id);
  const files = chosen ? filesOf(chosen.id) : undefined;
  if (!chosen || !files) throw new LatheError("unknown-model", { model: id ?? "", models: names });
  const edits = chosen.shapeEdits?.log.map(({ edit }) => edit) ?? [];
  return { run: chosen, files: { ...files, pipeline: withShapeEdits(files.pipeline, edits) } };
}
