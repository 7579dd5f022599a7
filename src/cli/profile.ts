import { resolve } from "node:path";
import type { Command } from "#cli/command.ts";
import { withFileSource } from "#cli/file-source.ts";
import { openQuestions, readingOptions, readingOptionsOf } from "#cli/reading-options.ts";
import type { Reading } from "#core/frame/reading.ts";
import { summarise } from "#core/frame/summary.ts";
import type { ColumnSummary, DataAlert } from "#core/frame/summary-types.ts";
import { openTable } from "#core/ingest/open-table.ts";
import { dataAlerts } from "#core/profile/alerts.ts";
import { proposeTask } from "#core/task/propose.ts";

export const profileCommand: Command = {
  name: "profile",
  summary: "Says what a table holds, and what to know before training.",
  positionals: [{ name: "DATA", help: "the table" }],
  options: [{ name: "json", help: "everything, as JSON" }, ...readingOptions],
  async run(args, io) {
    const goOn = async () => {};
    const path = resolve(io.cwd, args.positional("DATA"));
    const { reading, table } = await withFileSource(path, (source) =>
      openTable(source, readingOptionsOf(args), goOn),
    );
    const columns = await summarise(table, goOn);
    const { target, task } = proposeTask(table, columns);
    const proposed = target === null || task === null ? null : { column: target, task };
    const alerts = dataAlerts(table, columns, reading, proposed);
    for (const question of openQuestions(reading)) io.err(`${question}\n`);
    io.out(args.flag("json") ? asJson(reading, columns, alerts) : asText(reading, columns, alerts));
    return 0;
  },
};

function asJson(reading: Reading, columns: readonly ColumnSummary[], alerts: readonly DataAlert[]): string {
  const profile = {
    file: reading.fileName,
    format: reading.format ?? "text",
    encoding: reading.encoding,
    delimiter: reading.delimiter,
    rows: reading.nRows,
    columns: columns.map(({ name, kind, missing, distinct }) => ({ name, kind, missing, distinct })),
    guesses: reading.guesses,
    warnings: reading.warnings,
    alerts: alerts.map(({ code, column, severity, message }) => ({ code, column, severity, message })),
  };
  return `${JSON.stringify(profile, null, 2)}\n`;
}

function asText(reading: Reading, columns: readonly ColumnSummary[], alerts: readonly DataAlert[]): string {
  const width = Math.max(...columns.map(({ name }) => name.length));
  return [
    `${reading.fileName}: ${reading.nRows} rows, ${columns.length} columns (${readAs(reading)})`,
    ...columns.map(
      ({ name, kind, missing, distinct }) =>
        `  ${name.padEnd(width)}  ${kind.padEnd(11)}  ${missing} missing, ${distinct} distinct`,
    ),
    ...reading.warnings.map(({ message }) => `Reading: ${message}`),
    ...alerts.map(({ severity, message }) => `${severity}: ${message}`),
    "",
  ].join("\n");
}

function readAs({ format = "text", encoding, delimiter, packed, parts }: Reading): string {
  const how = format === "text" ? `${encoding}, delimiter ${JSON.stringify(delimiter)}` : format;
  return [packed, how, parts?.join(" + ")].filter((words) => words !== undefined).join(", ");
}
