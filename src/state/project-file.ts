import type { ProjectId, RunId } from "#core/shared/brand.ts";
import type { RunFiles } from "#core/project/run-files.ts";
import type { Reading } from "#core/frame/reading.ts";
import { tableOptionsOf } from "#core/pipeline/table-chain.ts";
import { LatheError } from "#core/shared/problems.ts";
import type { LatheContents } from "#core/project/lathe-file.ts";
import { encodedTable } from "#state/ask.ts";
import type { Studio } from "#state/context.ts";
import { keepOther, otherBytes } from "#state/other-tables.ts";
import { storedRunFiles } from "#state/run-store.ts";
import { inTurn } from "#state/turns.ts";

/** The open project as one `.lathe` file. Rows go in only when asked: a model can be shared where data may not be. */
export async function packProject(studio: Studio, withData: boolean): Promise<Blob> {
  const { project, data } = studio.get();
  const runs: LatheContents["runs"][number][] = [];
  for (const { id, status, deletedAt } of project.runs) {
    const files = status === "failed" || deletedAt !== null ? null : await modelOf(studio, id);
    if (files) runs.push({ id, files });
  }
  const hasTable = withData && studio.vault.tableKey !== null && data.status === "ready";
  const table = hasTable
    ? {
        reading: inMemory(data.dataset.reading),
        bytes: await encodedTable(studio),
        source: data.dataset.reading.onDisk ? null : await sourceBytes(studio), // it does not fit into memory
        others: await otherBytes(studio),
      }
    : null;
  const bytes = await studio.data.run("packProject", { project, runs, table });
  return new Blob([bytes], { type: "application/zip" });
}

/** Rows on disk stay here: the file holds the sample. */
function inMemory({ onDisk: _, ...reading }: Reading): Reading {
  return reading;
}

async function sourceBytes({ vault }: Studio): Promise<Uint8Array<ArrayBuffer> | null> {
  return vault.source && new Uint8Array(await vault.source.arrayBuffer());
}

/**
 * Opens a `.lathe` file in place of the current project, which stays in the list. The copy gets an id of its own, so
 * that it never writes over a project that is there already. @throws LatheError "project-invalid", "project-newer"
 */
export function takeProjectFile(studio: Studio, file: Blob): Promise<void> {
  return inTurn(studio.vault, () => takeNow(studio, file));
}

async function takeNow(studio: Studio, file: Blob): Promise<void> {
  const { project, runs, table } = await studio.data.run("unpackProject", { file });
  const share = studio.services.isolated;
  const edits = tableOptionsOf(project.graph)?.edits ?? [];
  const others = (table?.others ?? []).map(({ key, bytes }) => ({ key, rows: new Blob([bytes]) }));
  // A damaged table is refused here, before anything of the current project is left.
  const dataset =
    table &&
    (await studio.data.run("attach", { bytes: table.bytes, reading: table.reading, edits, others, share }));
  studio.scheduler.cancelAll();
  await studio.switchTo({ ...project, id: studio.services.newId() as ProjectId });
  for (const { id, files } of runs) {
    studio.vault.runs.set(id, files);
    studio.saveRun(id, files);
  }
  for (const { key, rows } of others) keepOther(studio, key, rows);
  if (table && dataset) {
    studio.vault.source = table.source && new Blob([table.source]);
    studio.vault.dataHolds = studio.data.generation;
    studio.vault.tableOptions = tableOptionsOf(project.graph);
    studio.vault.tableKey = `${table.reading.contentHash} ${studio.services.newId()}`;
    studio.set({ data: { status: "ready", dataset } });
    studio.saveTable(dataset);
  } else if (project.source) {
    const { fileName } = project.source;
    const { problem } = new LatheError("table-not-in-file", { file: fileName });
    studio.set({ data: { status: "failed", fileName, problem } });
  }
}

/** A run whose model is no longer kept is saved with its scores alone. */
async function modelOf(studio: Studio, id: RunId): Promise<RunFiles | null> {
  try {
    return await storedRunFiles(studio, id);
  } catch (error) {
    if (error instanceof LatheError && error.problem.code === "run-has-no-model") return null;
    throw error;
  }
}
