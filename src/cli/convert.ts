import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { extname, resolve } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Command } from "#cli/command.ts";
import { withFileSource } from "#cli/file-source.ts";
import { openQuestions, readingOptions, readingOptionsOf } from "#cli/reading-options.ts";
import { tableFormats } from "#core/export/table/table-formats.ts";
import { openTable } from "#core/ingest/open-table.ts";
import { LatheError } from "#core/shared/problems.ts";

const goOn = async () => {};
const endings = tableFormats.map(({ id }) => `.${id}`).join(", ");

export const convertCommand: Command = {
  name: "convert",
  summary: "Writes a table as it was understood, in another format.",
  positionals: [{ name: "DATA", help: "the table" }],
  options: [
    { name: "out", value: "FILE", help: `where to write: X with one of ${endings}`, required: true },
    { name: "excel-safe", help: "in CSV, text that Excel would run as a formula gets an apostrophe" },
    ...readingOptions,
  ],
  async run(args, io) {
    const out = resolve(io.cwd, args.value("out")!); // required, so it is there
    const ending = extname(out).toLowerCase();
    const format = tableFormats.find(({ id }) => `.${id}` === (ending === ".feather" ? ".arrow" : ending));
    if (!format)
      throw new LatheError("bad-usage", { reason: `--out must end in ${endings}, not “${extname(out)}”` });
    const path = resolve(io.cwd, args.positional("DATA"));
    const { table, reading } = await withFileSource(path, (source) =>
      openTable(source, readingOptionsOf(args), goOn),
    );
    await writeWhole(out, format.write(table, { excelSafe: args.flag("excel-safe") }, goOn));
    for (const question of openQuestions(reading)) io.err(`${question}\n`);
    for (const { message } of reading.warnings) io.err(`${message}\n`);
    return 0;
  },
};

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
