import type { Command } from "#cli/command.ts";
import { readTableSaying } from "#cli/read-table.ts";
import { readingOptions } from "#cli/reading-options.ts";
import { goOn } from "#core/shared/checkpoint.ts";
import { diffTables } from "#core/versions/diff-tables.ts";
import { differingShifts, diffFinding, shiftSentence } from "#core/versions/diff-words.ts";
import type { TableDiff } from "#core/versions/table-diff.ts";

/** Something differs: not a failure of the command, and not nothing. */
const DIFFERS = 3;

export const diffCommand: Command = {
  name: "diff",
  summary:
    "says what differs between two tables: rows, columns, kinds, distributions; exit code 3: something does",
  positionals: [
    { name: "BEFORE.csv", help: "the earlier table" },
    { name: "AFTER.csv", help: "the later one" },
  ],
  options: [{ name: "json", help: "the whole comparison as JSON on standard output" }, ...readingOptions],
  async run(args, io) {
    const before = await readTableSaying(args.positional("BEFORE.csv"), args, io);
    const after = await readTableSaying(args.positional("AFTER.csv"), args, io);
    const diff = await diffTables(before, after, goOn);
    io.out(
      args.flag("json")
        ? `${JSON.stringify({ schema: 1, ...diff }, null, 2)}\n`
        : `${lines(diff).join("\n")}\n`,
    );
    return differs(diff) ? DIFFERS : 0;
  },
};

function differs(diff: TableDiff): boolean {
  const { rows, columnsAdded, columnsRemoved, kindsChanged } = diff;
  const columns = columnsAdded.length + columnsRemoved.length + kindsChanged.length;
  return rows.added + rows.removed + columns + differingShifts(diff).length > 0;
}

function lines(diff: TableDiff): string[] {
  const { nRows, columnsAdded, columnsRemoved, kindsChanged } = diff;
  return [
    diffFinding(diff),
    `${nRows.before} rows before, ${nRows.after} after.`,
    ...columnsAdded.map(({ name, kind }) => `  + “${name}”, ${kind}`),
    ...columnsRemoved.map(({ name, kind }) => `  − “${name}”, ${kind}`),
    ...kindsChanged.map(({ name, before, after }) => `  “${name}” was ${before}, is ${after}`),
    ...differingShifts(diff).map((shift) => `  “${shift.column}”: ${shiftSentence(shift, short)}`),
  ];
}

function short(value: number): string {
  return String(Number(value.toPrecision(4)));
}
