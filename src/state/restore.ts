import type { ProjectId } from "#core/shared/brand.ts";
import { LatheError } from "#core/shared/problems.ts";
import { tableOptionsOf } from "#core/pipeline/table-chain.ts";
import type { Studio } from "#state/context.ts";
import type { SavedTable } from "#state/persistence.ts";
import type { Storage } from "#state/storage/storage.ts";

/** Brings the rows of the open project back into the data worker: its columns, else its file read again. */
export async function restoreTable(studio: Studio): Promise<void> {
  const { vault, services, data } = studio;
  const { project } = studio.get();
  if (!vault.storage || project.source === null) return;
  const { files } = vault.storage;
  const { fileName } = project.source;
  const options = tableOptionsOf(project.graph) ?? {};
  studio.set({ data: { status: "reading", fileName, progress: null } });
  vault.source = await files.read(project.id, "source");
  const saved = await readFacts(files.read(project.id, "facts"));
  const table = saved && (await files.read(project.id, saved.file));
  try {
    if (saved && table && saved.reading.contentHash === project.source.contentHash) {
      const bytes = new Uint8Array(await table.arrayBuffer());
      const { reading } = saved;
      const edits = options.edits ?? [];
      const dataset = await data.run("attach", { bytes, reading, edits, share: services.isolated });
      studio.set({ data: { status: "ready", dataset } });
    } else if (vault.source) {
      const file = vault.source;
      const dataset = await data.run("read", { file, name: fileName, options, share: services.isolated });
      studio.set({ data: { status: "ready", dataset } });
      studio.saveTable(dataset);
    } else {
      throw new LatheError("table-gone", { file: fileName });
    }
    vault.dataHolds = data.generation;
    vault.tableOptions = options;
    vault.tableKey = `${project.source.contentHash} ${services.newId()}`;
  } catch (error) {
    studio.set({ data: { status: "failed", fileName, problem: studio.problemOf(error) } });
  }
}

async function readFacts(file: Promise<Blob | null>): Promise<SavedTable | null> {
  const blob = await file;
  if (!blob) return null;
  try {
    return JSON.parse(await blob.text()) as SavedTable; // our own file; its table is checked when it is decoded
  } catch {
    return null; // cut off while it was written: the source is read again
  }
}

export async function copyFiles({ files }: Storage, from: ProjectId, to: ProjectId): Promise<void> {
  for (const { name } of await files.list(from)) {
    const bytes = await files.read(from, name);
    if (bytes) await files.write(to, name, bytes);
  }
}
