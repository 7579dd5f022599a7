import { readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Arguments } from "#cli/arguments.ts";
import type { Command } from "#cli/command.ts";
import { withFileSource } from "#cli/file-source.ts";
import type { CliIo } from "#cli/io.ts";
import { leaderboard, leadingRun } from "#core/evaluate/leaderboard.ts";
import { readTable } from "#core/ingest/read-table.ts";
import { alignTable, kindsFor } from "#core/pipeline/align-table.ts";
import { countUnlike, predictRows } from "#core/predict/prediction.ts";
import { predictionCsv } from "#core/predict/prediction-csv.ts";
import { type LatheContents, readLatheFile } from "#core/project/lathe-file.ts";
import { LatheError } from "#core/shared/problems.ts";

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
  ],
  run: predict,
};

async function predict(args: Arguments, io: CliIo): Promise<number> {
  const path = resolve(io.cwd, args.positional("PROJECT.lathe"));
  const contents = readLatheFile(new Uint8Array(await readBytes(path)));
  const pipeline = choosePipeline(contents, args.value("model"));
  const read = { kinds: kindsFor(pipeline) };
  const { table } = await withFileSource(resolve(io.cwd, args.positional("NEW.csv")), (source) =>
    readTable(source, read, goOn),
  );
  const aligned = alignTable(table, pipeline);
  const rows = Int32Array.from({ length: table.nRows }, (_, row) => row);
  const predictions = await predictRows(pipeline, aligned, rows, contents.project.threshold);
  await writeFile(resolve(io.cwd, args.value("out")!), predictionCsv(rows, predictions)); // required, so it is there
  const unlike = countUnlike(pipeline, aligned);
  io.err(
    `${table.nRows} rows predicted by ${pipeline.estimator}; ${unlike} have a value unlike anything in training\n`,
  );
  return 0;
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
