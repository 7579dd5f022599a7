import type { Table } from "#core/frame/column.ts";
import { LatheError } from "#core/shared/problems.ts";
import type { Studio } from "#state/context.ts";

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

/** The table and its key. Shared columns where the page is isolated, else a copy that is not kept. */
export async function currentTable({ vault, data }: Studio): Promise<{ key: string; table: Table }> {
  const key = vault.tableKey;
  if (key === null) throw new LatheError("no-table", {});
  return { key, table: await data.run("table", null) };
}
