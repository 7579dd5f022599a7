import { tableOptionsOf } from "#core/pipeline/table-chain.ts";
import type { OtherBytes } from "#core/project/lathe-file.ts";
import { otherTablesOf } from "#core/table-edits/other-table.ts";
import type { TableEdit } from "#core/table-edits/table-edit.ts";
import type { Studio } from "#state/context.ts";
import { otherFile } from "#state/persistence.ts";
import type { OtherRows } from "#workers/other-operations.ts";

/** The second tables that edits name, as far as they are kept: what is not is refused where it is needed. */
export async function otherRows(
  { vault, get }: Studio,
  edits: readonly TableEdit[],
): Promise<readonly OtherRows[]> {
  const found: OtherRows[] = [];
  for (const { key } of otherTablesOf(edits)) {
    const rows = vault.others.get(key) ?? (await vault.storage?.files.read(get().project.id, otherFile(key)));
    if (!rows) continue;
    vault.others.set(key, rows);
    found.push({ key, rows });
  }
  return found;
}

/** Keeps a second table beside the document. */
export function keepOther(studio: Studio, key: string, rows: Blob): void {
  studio.vault.others.set(key, rows);
  studio.saveOther(key, rows);
}

/** Keeps the second table that an edit names, as the worker looked at it last. @throws LatheError "other-table-gone" */
export async function keepLookedAt(studio: Studio, edit: TableEdit): Promise<void> {
  const { id } = studio.get().project;
  for (const { key } of otherTablesOf([edit])) {
    const bytes = await studio.data.run("encodeOther", { key });
    if (studio.get().project.id === id) keepOther(studio, key, new Blob([bytes]));
  }
}

/** The second tables of the open project and of its versions, for its file. */
export async function otherBytes(studio: Studio): Promise<readonly OtherBytes[]> {
  const { graph, versions = [] } = studio.get().project;
  const ofVersions = versions.flatMap(({ edits }) => edits);
  const rows = await otherRows(studio, [...(tableOptionsOf(graph)?.edits ?? []), ...ofVersions]);
  return Promise.all(
    rows.map(async ({ key, rows: blob }) => ({ key, bytes: new Uint8Array(await blob.arrayBuffer()) })),
  );
}
