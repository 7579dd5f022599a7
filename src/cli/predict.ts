import { writeFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import type { Arguments } from "#cli/arguments.ts";
import { chooseRun, openProject, readBytes } from "#cli/choose-run.ts";
import type { Command } from "#cli/command.ts";
import { withFileSource } from "#cli/file-source.ts";
import type { CliIo } from "#cli/io.ts";
import { partOption, partsAsked } from "#cli/part-option.ts";
import { readExportedModel } from "#core/export/onnx/read/exported-model.ts";
import { predictExported } from "#core/export/onnx/read/predict-exported.ts";
import type { Table } from "#core/frame/column.ts";
import { type ReadableFor, readForPipeline } from "#core/pipeline/read-for-pipeline.ts";
import { countUnlike, type Predictions, predictRows } from "#core/predict/prediction.ts";
import { predictionCsv } from "#core/predict/prediction-csv.ts";
import { LatheError } from "#core/shared/problems.ts";
import { goOn } from "#core/shared/checkpoint.ts";

/** `lathe predict`: a saved project's model, or an exported one, on a new table. */
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
    partOption,
  ],
  run: predict,
};

async function predict(args: Arguments, io: CliIo): Promise<number> {
  const path = resolve(io.cwd, args.positional("MODEL"));
  if (path.toLowerCase().endsWith(".onnx")) return predictWithOnnx(path, args, io);
  const contents = await openProject(path);
  const { pipeline } = chooseRun(contents, args.value("model")).files;
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
  const model = readExportedModel(await readBytes(path), file);
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
async function alignedRows(args: Arguments, io: CliIo, model: ReadableFor): Promise<Table> {
  const { aligned } = await withFileSource(resolve(io.cwd, args.positional("NEW.csv")), (source) =>
    readForPipeline(source, model, goOn, partsAsked(args)),
  );
  return aligned;
}

async function writePredictions(args: Arguments, io: CliIo, predictions: Predictions): Promise<void> {
  const rows = Int32Array.from({ length: predictions.labels.length }, (_, row) => row);
  await writeFile(resolve(io.cwd, args.value("out")!), predictionCsv(rows, predictions)); // required, so it is there
}
