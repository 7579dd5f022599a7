import { readFile, writeFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import type { Arguments } from "#cli/arguments.ts";
import type { Command } from "#cli/command.ts";
import { withFileSource } from "#cli/file-source.ts";
import type { CliIo } from "#cli/io.ts";
import { readExportedModel } from "#core/export/onnx/read/exported-model.ts";
import { predictExported } from "#core/export/onnx/read/predict-exported.ts";
import type { Table } from "#core/frame/column.ts";
import type { FittedPipeline } from "#core/pipeline/fitted-pipeline.ts";
import { leaderboard, leadingRun } from "#core/evaluate/leaderboard.ts";
import { readTable } from "#core/ingest/read-table.ts";
import { alignTable, kindsFor } from "#core/pipeline/align-table.ts";
import { countUnlike, type Predictions, predictRows } from "#core/predict/prediction.ts";
import { predictionCsv } from "#core/predict/prediction-csv.ts";
import { type LatheContents, readLatheFile } from "#core/project/lathe-file.ts";
import { LatheError } from "#core/shared/problems.ts";

const goOn = async () => {};

/** `lathe predict`: a saved project's model on a new table. */
export const predictCommand: Command = {
  name: "predict",
  summary: "predicts the rows of a table with a model of a saved project, or with an exported one",
  positionals: [
    {
      name: "MODEL",
      help: "a project (.lathe), or a model exported as ONNX (.onnx), by the page or by lathe train",
    },
    { name: "NEW.csv", help: "the rows to predict; it needs the columns the model learned from" },
  ],
  options: [
    { name: "out", value: "P.csv", help: "the file of predictions to write", required: true },
    { name: "model", value: "ID", help: "the model to use; the best by cross-validation by default" },
  ],
  run: predict,
};

async function predict(args: Arguments, io: CliIo): Promise<number> {
  const path = resolve(io.cwd, args.positional("MODEL"));
  if (path.toLowerCase().endsWith(".onnx")) return predictWithOnnx(path, args, io);
  const contents = readLatheFile(new Uint8Array(await readBytes(path)));
  const pipeline = choosePipeline(contents, args.value("model"));
  const aligned = await alignedRows(args, io, pipeline);
  const rows = Int32Array.from({ length: aligned.nRows }, (_, row) => row);
  const predictions = await predictRows(pipeline, aligned, rows, contents.project.threshold);
  await writePredictions(args, io, predictions);
  const unlike = countUnlike(pipeline, aligned);
  io.err(
    `${aligned.nRows} rows predicted by ${pipeline.estimator}; ${unlike} have a value unlike anything in training\n`,
  );
  return 0;
}

/** The exported file itself is run: what comes out is what any other program gets from it. */
async function predictWithOnnx(path: string, args: Arguments, io: CliIo): Promise<number> {
  const file = basename(path);
  const model = readExportedModel(new Uint8Array(await readBytes(path)), file);
  if (args.value("model") !== null)
    throw new LatheError("bad-parameter", { where: "--model", reason: "an exported file holds one model" });
  const aligned = await alignedRows(args, io, model);
  const predictions = await predictExported(model, file, aligned, {}, goOn);
  await writePredictions(args, io, predictions);
  const unlike = model.knowsLevels
    ? `; ${countUnlike(model, aligned)} have a value unlike anything in training`
    : "";
  io.err(`${aligned.nRows} rows predicted by ${file} (${model.estimator})${unlike}\n`);
  return 0;
}

/** The rows to predict, as the model wants them. */
async function alignedRows(
  args: Arguments,
  io: CliIo,
  model: Pick<FittedPipeline, "inputs">,
): Promise<Table> {
  const read = { kinds: kindsFor(model) };
  const { table } = await withFileSource(resolve(io.cwd, args.positional("NEW.csv")), (source) =>
    readTable(source, read, goOn),
  );
  return alignTable(table, model);
}

async function writePredictions(args: Arguments, io: CliIo, predictions: Predictions): Promise<void> {
  const rows = Int32Array.from({ length: predictions.labels.length }, (_, row) => row);
  await writeFile(resolve(io.cwd, args.value("out")!), predictionCsv(rows, predictions)); // required, so it is there
}

async function readBytes(path: string): Promise<Buffer> {
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") throw new LatheError("file-not-found", { file: path });
    throw error;
  });
}

/** The named model, else the leader of the newest split. */
function choosePipeline({ project, runs }: LatheContents, id: string | null) {
  const known = project.runs.filter(
    (run) => runs.some((files) => files.id === run.id) && run.deletedAt === null,
  );
  const names = known.map((run) => run.id).join(", ");
  const newest = known.at(-1);
  if (!newest) throw new LatheError("project-invalid", { reason: "it holds no trained model" });
  const files = (run: string) => runs.find((candidate) => candidate.id === run)?.files.pipeline;
  const task = files(newest.id)!.task; // every known run has files
  const chosen =
    id === null
      ? leadingRun(leaderboard(known, task, newest.splitKey))
      : known.find((run) => run.id === id || run.estimator === id);
  const pipeline = chosen ? files(chosen.id) : undefined;
  if (!pipeline) throw new LatheError("unknown-model", { model: id ?? "", models: names });
  return pipeline;
}
