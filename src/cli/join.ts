import { basename } from "node:path";
import type { Command } from "#cli/command.ts";
import { readTableSaying } from "#cli/read-table.ts";
import { readingOptions } from "#cli/reading-options.ts";
import { tableOutput, tableWriter } from "#cli/write-table.ts";
import type { KeyPair } from "#core/combine/join-keys.ts";
import { joinTables } from "#core/combine/join-tables.ts";
import { joinHows } from "#core/combine/join-hows.ts";
import { joinSentences } from "#core/combine/report-words.ts";
import { LatheError } from "#core/shared/problems.ts";

export const joinCommand: Command = {
  name: "join",
  summary: "Writes two tables side by side, rows with equal keys together.",
  positionals: [
    { name: "LEFT", help: "the table whose rows are to gain columns" },
    { name: "RIGHT", help: "the table the columns come from" },
  ],
  options: [
    {
      name: "on",
      value: "KEY",
      help: "a column both have, or LEFTCOL=RIGHTCOL; several: all of them agree",
      required: true,
      repeatable: true,
    },
    { name: "how", value: "HOW", help: "rows that stay: left (the default), inner, right or outer" },
    {
      name: "take",
      value: "COL",
      help: "a column of RIGHT that comes along; all by default",
      repeatable: true,
    },
    ...tableOutput,
    ...readingOptions,
  ],
  async run(args, io) {
    const write = tableWriter(args, io);
    const asked = args.value("how") ?? "left";
    const how = joinHows.find((one) => one === asked);
    if (!how)
      throw new LatheError("bad-usage", { reason: `--how is ${joinHows.join(", ")}, not “${asked}”` });
    const [leftPath, rightPath] = [args.positional("LEFT"), args.positional("RIGHT")];
    const left = await readTableSaying(leftPath, args, io);
    const right = await readTableSaying(rightPath, args, io);
    const on = args.values("on").map((word) => pairOf(word, (name) => hasColumn(left, name)));
    const take = args.values("take");
    const { table, report } = joinTables(left, right, {
      on,
      how,
      ...(take.length > 0 ? { columns: take } : {}),
    });
    await write(table);
    for (const { text } of joinSentences(report, basename(leftPath), basename(rightPath)))
      io.err(`${text}\n`);
    io.err(`${report.nRows} rows, ${table.columns.length} columns.\n`);
    return 0;
  },
};

function hasColumn(table: Parameters<typeof joinTables>[0], name: string): boolean {
  return table.columns.some((column) => column.name === name);
}

/** "id", or "id=key"; a name with "=" in it is a name where there is such a column. */
function pairOf(word: string, isLeft: (name: string) => boolean): KeyPair {
  if (isLeft(word)) return [word, word];
  const at = [...word].findIndex((sign, i) => sign === "=" && isLeft(word.slice(0, i)));
  const cut = at === -1 ? word.indexOf("=") : at;
  return cut === -1 ? [word, word] : [word.slice(0, cut), word.slice(cut + 1)];
}
