import { resolve } from "node:path";
import type { Arguments } from "#cli/arguments.ts";
import { withFileSource } from "#cli/file-source.ts";
import type { CliIo } from "#cli/io.ts";
import { openQuestions, readingOptionsOf } from "#cli/reading-options.ts";
import type { Table } from "#core/frame/column.ts";
import { openTable } from "#core/ingest/open-table.ts";
import { goOn } from "#core/shared/checkpoint.ts";

/** A table by the reading options of a command; what was unclear or odd in it is said. */
export async function readTableSaying(path: string, args: Arguments, io: CliIo): Promise<Table> {
  const { table, reading } = await withFileSource(resolve(io.cwd, path), (source) =>
    openTable(source, readingOptionsOf(args), goOn),
  );
  for (const question of openQuestions(reading)) io.err(`${question}\n`);
  for (const { message } of reading.warnings) io.err(`${message}\n`);
  return table;
}
