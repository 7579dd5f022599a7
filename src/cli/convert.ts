import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { extname, resolve } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Command } from "#cli/command.ts";
import { withFileSource } from "#cli/file-source.ts";
import { openQuestions, readingOptions, readingOptionsOf } from "#cli/reading-options.ts";
import { csvChunks, jsonChunks } from "#core/frame/write-csv.ts";
import { readTable } from "#core/ingest/read-table.ts";
import { LatheError } from "#core/shared/problems.ts";

export const convertCommand: Command = {
  name: "convert",
  summary: "Writes a table as it was understood.",
  positionals: [{ name: "DATA", help: "the table" }],
  options: [
    { name: "out", value: "FILE", help: "where to write: X.csv or X.json", required: true },
    ...readingOptions,
  ],
  async run(args, io) {
    const out = resolve(io.cwd, args.value("out")!); // required, so it is there
    const chunks = writers.get(extname(out).toLowerCase());
    if (!chunks)
      throw new LatheError("bad-usage", { reason: `--out must end in .csv or .json, not “${extname(out)}”` });
    const path = resolve(io.cwd, args.positional("DATA"));
    const { table, reading } = await withFileSource(path, (source) =>
      readTable(source, readingOptionsOf(args), async () => {}),
    );
    await writeWhole(out, chunks(table));
    for (const question of openQuestions(reading)) io.err(`${question}\n`);
    for (const { message } of reading.warnings) io.err(`${message}\n`);
    return 0;
  },
};

const writers = new Map([
  [".csv", (table: Parameters<typeof csvChunks>[0]) => csvChunks(table, { excelSafe: false })],
  [".json", jsonChunks],
]);

/** Beside its place first: what was there before stays whole until the new file is. */
async function writeWhole(path: string, chunks: Iterable<string>): Promise<void> {
  const part = `${path}.part`;
  try {
    await pipeline(Readable.from(chunks), createWriteStream(part));
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}
