import { basename } from "node:path";
import type { Command } from "#cli/command.ts";
import { readTableSaying } from "#cli/read-table.ts";
import { readingOptions } from "#cli/reading-options.ts";
import { tableOutput, tableWriter } from "#cli/write-table.ts";
import { stackSentences } from "#core/combine/report-words.ts";
import { type StackedPart, stackTables } from "#core/combine/stack-tables.ts";
import { goOn } from "#core/shared/checkpoint.ts";

export const appendCommand: Command = {
  name: "append",
  summary: "Writes tables one under the other, columns matched by name.",
  positionals: [
    { name: "DATA", help: "the first table" },
    { name: "MORE", help: "a table whose rows come below; several in their order", repeats: true },
  ],
  options: [
    { name: "same-columns", help: "only the columns of the first table; without it, all" },
    ...tableOutput,
    ...readingOptions,
  ],
  async run(args, io) {
    const write = tableWriter(args, io);
    const parts: StackedPart[] = [];
    for (const path of [args.positional("DATA"), ...args.rest("MORE")])
      parts.push({ name: basename(path), table: await readTableSaying(path, args, io) });
    const { table, report } = await stackTables(parts, args.flag("same-columns") ? "first" : "all", goOn);
    await write(table);
    for (const { text } of stackSentences(report)) io.err(`${text}\n`);
    return 0;
  },
};
