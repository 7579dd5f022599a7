import type { Table } from "#core/frame/column.ts";
import { LatheError } from "#core/shared/problems.ts";
import { tableOptionsOf } from "#core/pipeline/table-chain.ts";
import type { Studio } from "#state/context.ts";
import { rowsOnDisk } from "#state/rows-on-disk.ts";
import { otherRows } from "#state/other-tables.ts";

/** Makes sure the asker holds the current table, and gives its key. */
export async function askTable(studio: Studio): Promise<string> {
  const { vault, asker } = studio;
  const wanted = vault.tableKey;
  if (wanted === null) throw new LatheError("no-table", {});
  if (vault.askerHolds !== `${asker.generation} ${wanted}`) {
    await asker.run("setTable", await currentTable(studio));
    vault.askerHolds = `${asker.generation} ${wanted}`;
  }
  return wanted;
}

export interface CurrentTable {
  readonly key: string;
  readonly table: Table;
  /** All rows, where the table is a sample of them. */
  readonly disk: Blob | null;
}

/** The table and its key. Shared columns where the page is isolated, else a copy that is not kept. */
export async function currentTable(studio: Studio): Promise<CurrentTable> {
  await needTable(studio);
  const table = await studio.data.run("table", null);
  return { key: studio.vault.tableKey ?? "", table, disk: await rowsOnDisk(studio) };
}

/** A data worker that was lost took the table with it: then the file is read again. @throws LatheError "no-table" */
export async function needTable(studio: Studio): Promise<void> {
  const { vault, data, services } = studio;
  const { project } = studio.get();
  if (vault.tableKey === null || !project.source) throw new LatheError("no-table", {});
  if (vault.dataHolds === data.generation) return;
  if (!vault.source) throw new LatheError("table-gone", { file: project.source.fileName });
  const options = tableOptionsOf(project.graph) ?? {};
  const { fileName: name } = project.source;
  const others = await otherRows(studio, options.edits ?? []);
  const { isolated: share } = services;
  await data.run("read", { file: vault.source, name, options, others, share, rowsFile: null }); // they are on disk already
  vault.dataHolds = data.generation;
}

/** The table as the bytes of a table file. */
export async function encodedTable(studio: Studio): Promise<Uint8Array<ArrayBuffer>> {
  await needTable(studio);
  return studio.data.run("encode", null);
}
