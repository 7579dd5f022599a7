import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { extname, resolve } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Arguments } from "#cli/arguments.ts";
import type { OptionSpec } from "#cli/command.ts";
import type { CliIo } from "#cli/io.ts";
import { tableFormats } from "#core/export/table/table-formats.ts";
import type { Table } from "#core/frame/column.ts";
import { LatheError } from "#core/shared/problems.ts";
import { goOn } from "#core/shared/checkpoint.ts";

const endings = tableFormats.map(({ id }) => `.${id}`).join(", ");

/** Where a command writes a table, in which format. */
export const tableOutput: readonly OptionSpec[] = [
  { name: "out", value: "FILE", help: `where to write: X with one of ${endings}`, required: true },
  { name: "excel-safe", help: "in CSV, text that Excel would run as a formula gets an apostrophe" },
];

/**
 * Looks at where a table is to go before any work is done, and gives what writes it there.
 * @throws LatheError "bad-usage" for an ending of no format
 */
export function tableWriter(args: Arguments, io: CliIo): (table: Table) => Promise<void> {
  const out = resolve(io.cwd, args.value("out")!); // required, so it is there
  const ending = extname(out).toLowerCase();
  const format = tableFormats.find(({ id }) => `.${id}` === (ending === ".feather" ? ".arrow" : ending));
  if (!format)
    throw new LatheError("bad-usage", { reason: `--out must end in ${endings}, not “${extname(out)}”` });
  return (table) => writeWhole(out, format.write(table, { excelSafe: args.flag("excel-safe") }, goOn));
}

/** Beside its place first: what was there before stays whole until the new file is. */
async function writeWhole(path: string, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  const part = `${path}.part`;
  try {
    await pipeline(Readable.from(pieces), createWriteStream(part));
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}
