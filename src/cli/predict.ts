import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Arguments } from "#cli/arguments.ts";
import { chooseRun, openProject } from "#cli/choose-run.ts";
import type { Command } from "#cli/command.ts";
import { withFileSource } from "#cli/file-source.ts";
import type { CliIo } from "#cli/io.ts";
import { partOption, partsAsked } from "#cli/part-option.ts";
import { readForPipeline } from "#core/pipeline/read-for-pipeline.ts";
import { countUnlike, predictRows } from "#core/predict/prediction.ts";
import { predictionCsv } from "#core/predict/prediction-csv.ts";

const goOn = async () => {};

/** `lathe predict`: a saved project's model on a new table. */
export const predictCommand: Command = {
  name: "predict",
  summary: "predicts the rows of a table with a model of a saved project",
  positionals: [
    { name: "PROJECT.lathe", help: "a project saved by the page or by lathe train" },
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
  const contents = await openProject(resolve(io.cwd, args.positional("PROJECT.lathe")));
  const { pipeline } = chooseRun(contents, args.value("model")).files;
  const { table, aligned } = await withFileSource(resolve(io.cwd, args.positional("NEW.csv")), (source) =>
    readForPipeline(source, pipeline, goOn, partsAsked(args)),
  );
  const rows = Int32Array.from({ length: table.nRows }, (_, row) => row);
  const predictions = await predictRows(pipeline, aligned, rows, contents.project.threshold);
  await writeFile(resolve(io.cwd, args.value("out")!), predictionCsv(rows, predictions)); // required, so it is there
  const unlike = countUnlike(pipeline, aligned);
  io.err(
    `${table.nRows} rows predicted by ${pipeline.estimator}; ${unlike} have a value unlike anything in training\n`,
  );
  return 0;
}
