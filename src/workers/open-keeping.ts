import type { ByteSource, Reading, ReadOptions, ReadProgress } from "#core/frame/reading.ts";
import type { Table } from "#core/frame/column.ts";
import { openTable } from "#core/ingest/open-table.ts";
import type { Checkpoint } from "#core/shared/checkpoint.ts";
import type { RowFile } from "#workers/row-files.ts";

/** Reads a table, and leaves all of its rows in a file or nothing of that file. @param keeping null: no rows are kept */
export async function openKeeping(
  source: ByteSource,
  options: ReadOptions,
  checkpoint: Checkpoint<ReadProgress>,
  keeping: { readonly name: string; readonly rows: RowFile } | null,
): Promise<{ readonly table: Table; readonly reading: Reading }> {
  if (keeping === null) return openTable(source, options, checkpoint);
  const { name, rows } = keeping;
  try {
    const { table, reading, stored } = await openTable(source, options, checkpoint, { sink: rows });
    rows.close();
    return { table, reading: stored ? { ...reading, onDisk: { file: name, ...stored } } : reading };
  } catch (error) {
    await rows.remove();
    throw error;
  }
}
