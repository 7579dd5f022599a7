import type { Table } from "#core/frame/column.ts";
import { tableFormats, type TableFileFormat } from "#core/export/table/table-formats.ts";
import { joinBytes } from "#core/shared/join-bytes.ts";
import { keepGoing } from "#test/reading.ts";

/** A table as a file of that format. */
export async function writtenTable(
  table: Table,
  format: TableFileFormat,
  excelSafe = false,
): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  const kind = tableFormats.find(({ id }) => id === format)!;
  for await (const piece of kind.write(table, { excelSafe }, keepGoing)) pieces.push(piece);
  return joinBytes(pieces);
}
