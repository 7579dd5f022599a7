import type { Table } from "#core/frame/column.ts";
import { encodeTable } from "#core/frame/table-file.ts";
import { createSha256 } from "#core/shared/sha256.ts";

/** Stands for a table's rows: the SHA-256 of its columns as bytes (`encodeTable`), in hexadecimal. */
export function tableKey(table: Table): string {
  const hash = createSha256();
  for (const part of encodeTable(table)) hash.update(part);
  return hash.finish();
}
