import { resolve } from "node:path";
import type { Command } from "#cli/command.ts";
import { withFileSource } from "#cli/file-source.ts";
import { openQuestions, readingOptions, readingOptionsOf } from "#cli/reading-options.ts";
import { dateText } from "#core/frame/date-text.ts";
import type { ColumnProfile } from "#core/frame/profile-types.ts";
import type { Reading } from "#core/frame/reading.ts";
import { profileColumns } from "#core/frame/summary.ts";
import type { DataAlert } from "#core/frame/summary-types.ts";
import { openTable } from "#core/ingest/open-table.ts";
import { dataAlerts } from "#core/profile/alerts.ts";
import type { AlertTarget } from "#core/profile/alert-target.ts";
import { short } from "#core/profile/alert-words.ts";
import { associationMatrix } from "#core/profile/associations/association-matrix.ts";
import type { AssociationMatrix } from "#core/profile/associations/association-types.ts";
import { type MissingPatterns, missingPatterns } from "#core/profile/missing-patterns.ts";
import { proposedAlertTarget } from "#core/profile/proposed-plan.ts";
import { inferTask, proposeTask } from "#core/task/propose.ts";
import { goOn } from "#core/shared/checkpoint.ts";

export const profileCommand: Command = {
  name: "profile",
  summary: "Says what a table holds, and what to know before training.",
  positionals: [{ name: "DATA", help: "the table" }],
  options: [
    { name: "target", value: "COLUMN", help: "what is to be predicted; proposed by default" },
    { name: "json", help: "everything, as JSON" },
    ...readingOptions,
  ],
  async run(args, io) {
    const path = resolve(io.cwd, args.positional("DATA"));
    const { reading, table } = await withFileSource(path, (source) =>
      openTable(source, readingOptionsOf(args), goOn),
    );
    const columns = await profileColumns(table, goOn);
    const proposal = proposeTask(table, columns);
    const chosen = args.value("target");
    const wanted = chosen === null ? proposal : { target: chosen, task: inferTask(table, chosen).task };
    const target = proposedAlertTarget(table, columns, wanted);
    const alerts = await dataAlerts(table, columns, reading, target, goOn);
    const profile = {
      reading,
      target,
      columns,
      alerts,
      associations: await associationMatrix(table, columns, "pearson", goOn),
      missing: await missingPatterns(table, columns, goOn),
    };
    for (const question of openQuestions(reading)) io.err(`${question}\n`);
    io.out(args.flag("json") ? asJson(profile) : asText(profile));
    return 0;
  },
};

interface Profile {
  readonly reading: Reading;
  readonly target: AlertTarget | null;
  readonly columns: readonly ColumnProfile[];
  readonly alerts: readonly DataAlert[];
  readonly associations: AssociationMatrix;
  readonly missing: MissingPatterns;
}

function asJson({ reading, target, columns, alerts, associations, missing }: Profile): string {
  const { fileName: file, encoding, delimiter, nRows: rows, warnings } = reading;
  const about = target && { column: target.column, task: target.task };
  const profile = {
    file,
    format: reading.format ?? "text",
    encoding,
    delimiter,
    rows,
    target: about,
    columns,
    associations,
    missing,
    guesses: reading.guesses,
    warnings,
    alerts,
  };
  return `${JSON.stringify(profile, null, 2)}\n`;
}

function asText({ reading, target, columns, alerts, missing }: Profile): string {
  const width = Math.max(...columns.map(({ name }) => name.length));
  const complete = missing.patterns.find(({ columns: lacking }) => lacking.length === 0)?.count ?? 0;
  return [
    `${reading.fileName}: ${reading.nRows} rows, ${columns.length} columns (${readAs(reading)})`,
    ...(target ? [`Target: ${target.column} (${target.task})`] : []),
    ...columns.flatMap((column) => [
      `  ${column.name.padEnd(width)}  ${column.kind.padEnd(11)}  ${column.missing} missing, ${column.distinct} distinct`,
      ...statisticsOf(column).map((line) => `  ${" ".repeat(width)}  ${line}`),
    ]),
    ...(missing.columns.length > 0 ? [`${complete} of ${reading.nRows} rows lack nothing`] : []),
    ...reading.warnings.map(({ message }) => `Reading: ${message}`),
    ...alerts.flatMap(({ severity, message, detail, effect, advice }) => [
      `${severity}: ${message}`,
      ...[detail, effect, ...(advice === undefined ? [] : [advice])].map((line) => `    ${line}`),
    ]),
    "",
  ].join("\n");
}

function readAs({ format = "text", encoding, delimiter, packed, parts }: Reading): string {
  const how = format === "text" ? `${encoding}, delimiter ${JSON.stringify(delimiter)}` : format;
  return [packed, how, parts?.join(" + ")].filter((words) => words !== undefined).join(", ");
}

function statisticsOf({ kind, numbers, range, top, texts }: ColumnProfile): string[] {
  if (numbers !== null && range !== null) {
    if (kind === "datetime") return [`${dateText(range.min, true)} to ${dateText(range.max, true)}`];
    const [least, , , q1, median, q3, , , greatest] = numbers.quantiles.map((value) => short(value));
    const { below, above } = numbers.outliers;
    return [
      `quartiles ${least} | ${q1} | ${median} | ${q3} | ${greatest}; mean ${short(numbers.mean)}, sd ${short(numbers.std)}; ${below + above} past the fences`,
    ];
  }
  if (top.length > 0) {
    const shown = top.slice(0, 4).map(({ value, count }) => `${JSON.stringify(value)} ${count}`);
    return [shown.join(", ") + (top.length > 4 ? ", …" : "")];
  }
  return texts === null ? [] : [`${texts.shortest} to ${texts.longest} ${texts.unit} long`];
}
