import type { ProjectId } from "#core/shared/brand.ts";
import { LatheError } from "#core/shared/problems.ts";
import { tableOptionsOf } from "#core/pipeline/table-chain.ts";
import type { Studio } from "#state/context.ts";
import { otherRows } from "#state/other-tables.ts";
import { newRowsFile, savedTable, withRowsAtHand } from "#state/rows-on-disk.ts";
import type { Storage } from "#state/storage/storage.ts";

/** Brings the rows of the open project back into the data worker: its columns, else its file read again. */
export async function restoreTable(studio: Studio): Promise<void> {
  const { vault, services, data } = studio;
  const { project } = studio.get();
  if (!vault.storage || project.source === null) return;
  const { files } = vault.storage;
  const { fileName } = project.source;
  const options = tableOptionsOf(project.graph) ?? {};
  const { edits = [] } = options;
  studio.set({ data: { status: "reading", fileName, progress: null } });
  vault.source = await files.read(project.id, "source");
  const others = await otherRows(studio, edits);
  const saved = await savedTable(vault.storage, project.id);
  const table = saved && (await files.read(project.id, saved.file));
  try {
    if (saved && table && saved.reading.contentHash === project.source.contentHash) {
      const bytes = new Uint8Array(await table.arrayBuffer());
      const reading = await withRowsAtHand(vault.storage, saved.reading);
      const editing = { edits, others, share: services.isolated };
      const dataset = await data.run("attach", { bytes, reading, ...editing });
      studio.set({ data: { status: "ready", dataset } });
    } else if (vault.source) {
      const file = vault.source;
      const { isolated: share } = services;
      const rowsFile = newRowsFile(studio, options);
      const dataset = await data.run("read", { file, name: fileName, options, others, share, rowsFile });
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

export async function copyFiles({ files }: Storage, from: ProjectId, to: ProjectId): Promise<void> {
  for (const { name } of await files.list(from)) {
    const bytes = await files.read(from, name);
    if (bytes) await files.write(to, name, bytes);
  }
}
