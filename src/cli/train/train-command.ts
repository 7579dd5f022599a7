import { resolve } from "node:path";
import type { Arguments } from "#cli/arguments.ts";
import type { Command } from "#cli/command.ts";
import { withFileSource } from "#cli/file-source.ts";
import type { CliIo } from "#cli/io.ts";
import { openQuestions, readingOptions } from "#cli/reading-options.ts";
import { askCanaries } from "#cli/train/ask-canaries.ts";
import { exportModel } from "#cli/train/export-model.ts";
import { type JudgedModel, judgeModel } from "#cli/train/judge-models.ts";
import { compareOwnSplit, repeatModel } from "#cli/train/judge-splits.ts";
import { makeGraph } from "#cli/train/make-graph.ts";
import { openOutputFolder } from "#cli/train/output-folder.ts";
import { inProcessRunner } from "#cli/train/part-runner.ts";
import { packProject } from "#cli/train/pack-project.ts";
import { readOptions, type TrainOptions } from "#cli/train/read-options.ts";
import { buildReport, failedReport, modelReport, titleOf } from "#cli/train/build-report.ts";
import type { ModelReport } from "#cli/train/report.ts";
import { earlierLooks, sealLines, sealReport } from "#cli/train/seal-ledger.ts";
import { forecastModels, refusedModels } from "#cli/train/refused-models.ts";
import { type RowFile, withRowFile } from "#cli/train/row-file.ts";
import { secondTables } from "#cli/train/second-tables.ts";
import { threadRunner } from "#cli/train/thread-runner.ts";
import { canaryLines, failureWords, forecastLines, startWords } from "#cli/train/train-words.ts";
import { type TrainedModel, trainModels } from "#cli/train/train-models.ts";
import type { Table } from "#core/frame/column.ts";
import type { ReadResult } from "#core/frame/reading.ts";
import { summarise } from "#core/frame/summary.ts";
import { openTable } from "#core/ingest/open-table.ts";
import { applyEdits } from "#core/table-edits/apply-edits.ts";
import type { OtherTables } from "#core/table-edits/table-edit.ts";
import { readOptionsOf, type TableOptions } from "#core/table-edits/table-options.ts";
import { checkComparable, checkRepeatable } from "#core/model-selection/other-splits.ts";
import { checkSettings } from "#core/model-selection/check-settings.ts";
import { type PreparedSplit, prepareSplit } from "#core/model-selection/fold.ts";
import { setLearn } from "#core/pipeline/edit.ts";
import type { PipelineGraph } from "#core/pipeline/graph.ts";
import { compilePlan } from "#core/pipeline/plan.ts";
import type { TrainingPlan } from "#core/pipeline/plan-types.ts";
import { predictionCsv } from "#core/predict/prediction-csv.ts";
import { labelsOf } from "#core/predict/prediction.ts";
import type { NodeId } from "#core/shared/brand.ts";
import { LatheError } from "#core/shared/problems.ts";
import { goOn } from "#core/shared/checkpoint.ts";
import { versionOf } from "#core/versions/version-hash.ts";

/** `lathe train`: the page's whole path, without the page. */
export const trainCommand: Command = {
  name: "train",
  summary: "trains and judges models on a table, and writes report, predictions, ONNX files and project",
  positionals: [{ name: "DATA.csv", help: "the table" }],
  options: [
    { name: "target", value: "COL", help: "the column to predict (needed unless --pipeline gives it)" },
    { name: "task", value: "TASK", help: "auto (default), binary, multiclass or regression" },
    {
      name: "models",
      value: "IDS",
      help: "ids with commas between, or all; default: those that the page trains first",
    },
    { name: "drop", value: "COL", help: "a column to leave out", repeatable: true },
    { name: "group", value: "COL", help: "rows of one value are never split between training and test" },
    {
      name: "time",
      value: "COL",
      help: "dates or numbers: folds go forward in it, the latest rows are the test set",
    },
    {
      name: "weight",
      value: "COL",
      help: "how much each row counts in fits, a number of 0 or more; scores count every row once",
    },
    { name: "id", value: "COL", help: "a column that only names rows, never learned from", repeatable: true },
    { name: "positive", value: "LABEL", help: "the class of a binary target that scores speak of" },
    { name: "test-rows", value: "ROWS.json", help: "data rows, counted from 0, that form the test set" },
    {
      name: "recipe",
      value: "auto|R.json",
      help: "how columns are prepared: as fits the model (auto, the default), or a list of steps (docs/recipes.md)",
    },
    { name: "cv", value: "K", help: "cross-validation folds, 5 by default" },
    {
      name: "repeats",
      value: "R",
      help: "deals and judges the folds so often, and writes the spread, 1 by default",
    },
    {
      name: "compare-splits",
      help: "fits the leading model under its split by group or time and a random one, and writes both scores",
    },
    { name: "seed", value: "N", help: "seed of splits and models, 0 by default" },
    { name: "threads", value: "N", help: "threads to fit on, 1 by default; the result is the same" },
    { name: "anyway", help: "train models that are forecast to take longer than an hour, too" },
    {
      name: "memory",
      value: "MB",
      help: "what training may take, three quarters of the machine's by default",
    },
    { name: "pipeline", value: "P.json", help: "a pipeline.json to repeat exactly" },
    {
      name: "table",
      value: "NAME=FILE",
      help: "where a second table is that the pipeline joins or appends",
      repeatable: true,
    },
    { name: "out", value: "DIR", help: "the folder to write to", required: true },
    ...readingOptions,
    { name: "out-of-core", help: "with --sample: all rows go to disk, and ridge and nets learn from them" },
  ],
  run: train,
};

async function train(args: Arguments, io: CliIo): Promise<number> {
  const asked = await readOptions(args, io.cwd);
  const say = (line: string) => io.err(`${line}\n`);
  const second =
    asked.pipeline === null ? null : await secondTables(asked.pipeline, asked.tables, io.cwd, say);
  const options = second === null ? asked : { ...asked, pipeline: second.pipeline };
  const others = second?.tables ?? new Map<string, Table>();
  const path = resolve(io.cwd, args.positional("DATA.csv"));
  const isOnDisk = readOf(options).onDisk === true;
  return withRowFile(isOnDisk ? path : null, (rows) => trainOn(args, io, options, path, rows, others));
}

/** @param rows takes all rows, where they are wanted on disk */
async function trainOn(
  args: Arguments,
  io: CliIo,
  options: TrainOptions,
  path: string,
  rows: RowFile | null,
  others: OtherTables,
): Promise<number> {
  const say = (line: string) => io.err(`${line}\n`);
  const { raw, read } = await readForTraining(path, options, rows, others);
  if (raw.stored) say(`${raw.stored.nRows} rows on disk, ${raw.reading.nRows} of them in memory`);
  for (const question of openQuestions(raw.reading)) say(question);
  const summaries = await summarise(read.table, goOn);
  const graph = makeGraph(read.table, summaries, options);
  const plan = compilePlan(graph);
  if (plan.models.length === 0) throw noModelFits(plan, options);
  const split = prepareSplit(read.table, plan);
  checkSettings(read.table, plan, split);
  if (options.repeats > 1) checkRepeatable(split);
  if (options.comparesSplits) checkComparable(split);
  const out = resolve(io.cwd, args.value("out")!); // required, so it is there
  const folder = await openOutputFolder(out);
  const earlier = await earlierLooks(out, read.reading.contentHash);
  const skipped = skippedModels(options, plan);
  for (const warning of skipped) say(warning);
  say(startWords(plan, split, raw.reading.warnings));
  const rowsOnDisk = raw.stored?.nRows ?? null;
  const forecasts = forecastModels(plan, read.table.nRows, rowsOnDisk, summaries, options);
  for (const line of forecastLines(forecasts)) say(line);
  const refused = refusedModels(forecasts, options);
  const trained = await fitEverything(
    read.table,
    plan,
    split,
    rows?.path ?? null,
    options.threads,
    refused,
    say,
  );
  await folder.clear();
  const recorded = withEngines(graph, trained);
  const reports: ModelReport[] = [];
  const judged: JudgedModel[] = [];
  for (const one of trained) {
    if (one.error !== null) {
      reports.push(failedReport(one));
      continue;
    }
    const model = await judgeModel(read.table, plan, split, read.reading.contentHash, one);
    const onnx = await exportModel(read.table, split, model);
    if (onnx.bytes) await folder.write(`${one.model.node}.onnx`, onnx.bytes);
    const labels = labelsOf({ ...model.pipeline, classes: split.answers.classes }, model.sealed.outputs, 0.5);
    const { rows, outputs } = model.sealed;
    const csv = predictionCsv(rows, { labels, outputs, classes: split.answers.classes });
    await folder.write(`predictions/${one.model.node}.csv`, csv);
    say(
      `${titleOf(one)}: ${onnx.report.verified ? "the ONNX file answers like the original" : `no ONNX file: ${onnx.report.reason}`}`,
    );
    const made = modelReport(model, onnx.report);
    const { repeats: times } = options;
    const repeats = times > 1 ? await repeatModel(read.table, plan, split, model, times, say) : undefined;
    reports.push(repeats === undefined ? made : { ...made, repeats });
    judged.push(model);
  }
  const asked = await askCanaries(read.table, plan, split, judged);
  for (const line of asked ? canaryLines(titleOf(asked.leader.trained), asked.findings) : []) say(line);
  const leading = asked?.leader.trained.model.node;
  const compared =
    asked && options.comparesSplits
      ? { splitComparison: await compareOwnSplit(read.table, plan, split, asked.leader, say) }
      : {};
  const withCanaries = reports.map((one) =>
    asked && one.id === leading ? { ...one, canaries: asked.findings, ...compared } : one,
  );
  const now = new Date().toISOString();
  const version = versionOf(graph, read.reading.contentHash);
  const seal = sealReport(earlier, withCanaries, version, now);
  for (const line of sealLines(seal)) say(line);
  const report = buildReport(read, summaries, plan, split, withCanaries, version, seal, skipped);
  await folder.write("pipeline.json", `${JSON.stringify(recorded, null, 2)}\n`);
  await folder.write("project.lathe", await packProject(raw, others, recorded, plan, judged, seal, now));
  await folder.write("report.json", `${JSON.stringify(report, null, 2)}\n`);
  const failed = trained.filter(({ error }) => error !== null).map(titleOf);
  if (failed.length > 0) say(failureWords(failed, trained.length));
  return judged.length === 0 ? 1 : 0;
}

/** As it was read, which the project keeps, and as the document's edits leave it. */
interface ReadForTraining {
  readonly raw: ReadResult;
  readonly read: ReadResult;
}

function readOf({ pipeline, read }: TrainOptions): TableOptions {
  return pipeline ? compilePlan(pipeline).read : read;
}

async function readForTraining(
  path: string,
  options: TrainOptions,
  rows: RowFile | null,
  others: OtherTables,
): Promise<ReadForTraining> {
  const read = readOf(options);
  const spill = rows === null ? undefined : { sink: rows };
  const raw = await withFileSource(path, (source) => openTable(source, readOptionsOf(read), goOn, spill));
  const { table } = await applyEdits(raw.table, read.edits ?? [], goOn, others);
  return { raw, read: { table, reading: { ...raw.reading, nRows: table.nRows } } };
}

async function fitEverything(
  table: Table,
  plan: TrainingPlan,
  split: PreparedSplit,
  rows: string | null,
  threads: number,
  refused: ReadonlyMap<NodeId, string>,
  say: (line: string) => void,
): Promise<readonly TrainedModel[]> {
  const runner =
    threads === 1
      ? await inProcessRunner(table, plan, split, rows)
      : await threadRunner(table, plan, rows, threads);
  try {
    return await trainModels(plan, runner, refused, say);
  } finally {
    await runner.close();
  }
}

/** What timing chose is written down, so that --pipeline obeys it. */
function withEngines(graph: PipelineGraph, trained: readonly TrainedModel[]): PipelineGraph {
  return trained.reduce(
    (edited, { model }) =>
      model.engine === null ? edited : setLearn(edited, model.node, { engine: model.engine }),
    graph,
  );
}

function noModelFits(plan: TrainingPlan, options: TrainOptions): LatheError {
  return new LatheError("bad-usage", {
    reason: `none of ${options.models.join(", ")} can learn a ${plan.task} target`,
  });
}

function skippedModels(options: TrainOptions, plan: TrainingPlan): string[] {
  if (options.pipeline) return [];
  const planned = new Set(plan.models.map(({ estimator }) => estimator));
  return options.models
    .filter((id) => !planned.has(id))
    .map((id) => `${id} was skipped: it cannot learn a ${plan.task} target`);
}
