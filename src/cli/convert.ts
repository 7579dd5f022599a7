import type { Command } from "#cli/command.ts";
import { readTableSaying } from "#cli/read-table.ts";
import { readingOptions } from "#cli/reading-options.ts";
import { tableOutput, tableWriter } from "#cli/write-table.ts";

export const convertCommand: Command = {
  name: "convert",
  summary: "Writes a table as it was understood, in another format.",
  positionals: [{ name: "DATA", help: "the table" }],
  options: [...tableOutput, ...readingOptions],
  async run(args, io) {
    const write = tableWriter(args, io);
    await write(await readTableSaying(args.positional("DATA"), args, io));
    return 0;
  },
};
