import type { Table } from "#core/frame/column.ts";
import { readTable } from "#core/ingest/read-table.ts";
import { textSource } from "#core/ingest/text-source.ts";

/** The table of a text, read by the rules of any file. */
export async function tableOf(text: string): Promise<Table> {
  return (await readTable(textSource("text.csv", text), {}, async () => {})).table;
}
