import { adviceTitles } from "#core/monitor/advice-titles.ts";
import { resolve } from "node:path";
import type { Arguments } from "#cli/arguments.ts";
import { chooseRun, openProject } from "#cli/choose-run.ts";
import type { Command } from "#cli/command.ts";
import { withFileSource } from "#cli/file-source.ts";
import type { CliIo } from "#cli/io.ts";
import { partOption, partsAsked } from "#cli/part-option.ts";
import { dateText } from "#core/frame/date-text.ts";
import { decodeTable } from "#core/frame/table-file.ts";
import { metrics } from "#core/metrics/registry.ts";
import { drifted } from "#core/monitor/advice.ts";
import { checkTable } from "#core/monitor/check-table.ts";
import { monitoredOf } from "#core/monitor/monitored.ts";
import type { MonitorReport } from "#core/monitor/monitor-report.ts";
import {
  adviceSentence,
  columnSentence,
  monitorFinding,
  predictionSentence,
  scoreSentence,
  type Voice,
} from "#core/monitor/monitor-words.ts";
import { referenceFromRows } from "#core/monitor/reference-of-run.ts";
import type { TrainingReference } from "#core/monitor/training-reference.ts";
import type { LatheContents } from "#core/project/lathe-file.ts";
import type { RunFiles } from "#core/project/run-files.ts";
import { LatheError } from "#core/shared/problems.ts";
import { goOn } from "#core/shared/checkpoint.ts";

/** Something moved, or the score fell: not a failure of the command, and not nothing. */
const FOUND = 3;

/** `lathe monitor`: a later table beside what a saved project's model learned from. */
export const monitorCommand: Command = {
  name: "monitor",
  summary: "compares a later table with what a model of a saved project learned from; exit code 3: it moved",
  positionals: [
    { name: "PROJECT.lathe", help: "a project saved by the page or by lathe train, with or without rows" },
    { name: "LATER.csv", help: "the later rows; with the target among them, the score is compared too" },
  ],
  options: [
    { name: "model", value: "ID", help: "the model to watch; the best by cross-validation by default" },
    partOption,
    { name: "json", help: "the whole report as JSON on standard output" },
  ],
  run: monitor,
};

async function monitor(args: Arguments, io: CliIo): Promise<number> {
  const contents = await openProject(resolve(io.cwd, args.positional("PROJECT.lathe")));
  const { run, files } = chooseRun(contents, args.value("model"));
  const reference = await referenceOf(contents, files, run.name);
  const model = monitoredOf(files, reference, run, contents.project.threshold);
  const path = resolve(io.cwd, args.positional("LATER.csv"));
  const { reading, report } = await withFileSource(path, (source) =>
    checkTable(model, source, goOn, partsAsked(args)),
  );
  if (args.flag("json")) {
    io.out(`${JSON.stringify({ schema: 1, model: run.id, ...reading, ...report }, null, 2)}\n`);
  } else io.out(`${lines(report, run.name).join("\n")}\n`);
  return report.advice === "none" ? 0 : FOUND;
}

async function referenceOf(
  { table }: LatheContents,
  { reference, plan }: RunFiles,
  run: string,
): Promise<TrainingReference> {
  if (reference) return reference;
  if (!table) throw new LatheError("no-training-reference", { run });
  return referenceFromRows(decodeTable(table.bytes), plan, goOn);
}

const voice: Voice = {
  name: (text) => `“${text}”`,
  value: (value, kind) => (kind === "datetime" ? dateText(value, false) : short(value)),
  number: short,
  metric: (id) => metrics.get(id)?.title ?? id,
};

function short(value: number): string {
  return String(Number(value.toPrecision(4)));
}

function lines(report: MonitorReport, model: string): string[] {
  const { nRows, nTrainRows, columns, score, prediction, extraColumns } = report;
  const moved = drifted(report);
  const names = moved.map(({ column }) => column);
  const width = Math.max(0, ...names.map((name) => name.length));
  return [
    `${monitorFinding(report, voice)}.`,
    `${model}: ${nRows} rows beside ${nTrainRows} training rows, ${columns.length} columns.`,
    ...moved.map(
      (column) =>
        `  ${column.column.padEnd(width)}  ${columnSentence(column, nRows, voice)}${importance(column.importance)}`,
    ),
    ...(prediction ? [predictionSentence(prediction, voice)] : []),
    ...(score
      ? [scoreSentence(score, voice)]
      : ["The file has no answers, so there is no score to compare."]),
    ...(extraColumns.length > 0 ? [`Columns that training did not have: ${extraColumns.join(", ")}.`] : []),
    `${adviceTitles[report.advice]}. ${adviceSentence(report, voice)}`,
  ];
}

function importance(share: number | null): string {
  return share === null ? "" : ` It is ${Math.round(100 * share)} % of what the model leans on.`;
}
