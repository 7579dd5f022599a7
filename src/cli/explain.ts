import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Arguments } from "#cli/arguments.ts";
import { chooseRun, openProject } from "#cli/choose-run.ts";
import type { Command } from "#cli/command.ts";
import { withFileSource } from "#cli/file-source.ts";
import type { CliIo } from "#cli/io.ts";
import { partOption, partsAsked } from "#cli/part-option.ts";
import { explainRowsOf } from "#core/explain/tree-shap/explain-rows-of.ts";
import { shapCsv } from "#core/explain/tree-shap/shap-csv.ts";
import { shapPairsCsv } from "#core/explain/tree-shap/shap-pairs-csv.ts";
import type { FittedPipeline } from "#core/pipeline/fitted-pipeline.ts";
import { readForPipeline } from "#core/pipeline/read-for-pipeline.ts";
import { LatheError } from "#core/shared/problems.ts";
import { goOn } from "#core/shared/checkpoint.ts";

/** `lathe explain`: what each column adds to each prediction of a model of trees. */
export const explainCommand: Command = {
  name: "explain",
  summary: "says what each column adds to each prediction of a model of trees: exact SHAP values",
  positionals: [
    { name: "PROJECT.lathe", help: "a project saved by the page or by lathe train" },
    { name: "ROWS.csv", help: "the rows to explain; it needs the columns the model learned from" },
  ],
  options: [
    {
      name: "out",
      value: "S.csv",
      help: "the file to write: what is expected of any row, a value a column, and the output that they add up to",
      required: true,
    },
    {
      name: "pairs",
      value: "P.csv",
      help: "a second file to write: of each row what two columns do together, and what each does alone",
    },
    { name: "model", value: "ID", help: "the model to explain; the best by cross-validation by default" },
    { name: "class", value: "LABEL", help: "whose output; the positive class, or the first, by default" },
    partOption,
  ],
  run: explain,
};

async function explain(args: Arguments, io: CliIo): Promise<number> {
  const contents = await openProject(resolve(io.cwd, args.positional("PROJECT.lathe")));
  const { run, files } = chooseRun(contents, args.value("model"));
  const { pipeline } = files;
  const className = classAsked(args.value("class"), pipeline);
  const { aligned } = await withFileSource(resolve(io.cwd, args.positional("ROWS.csv")), (source) =>
    readForPipeline(source, pipeline, goOn, partsAsked(args)),
  );
  const rows = Int32Array.from({ length: aligned.nRows }, (_, row) => row);
  const explained = await explainRowsOf(pipeline, aligned, rows, className, goOn);
  if (explained === null) {
    const models = contents.project.runs.map(({ id }) => id).join(", ");
    throw new LatheError("no-sum-of-trees", { model: run.name, models });
  }
  await writeFile(resolve(io.cwd, args.value("out")!), shapCsv(rows, explained)); // required, so it is there
  const pairs = args.value("pairs");
  if (pairs !== null)
    await writeFile(resolve(io.cwd, pairs), shapPairsCsv(pipeline, aligned, rows, className, goOn));
  const of = explained.className ?? pipeline.target;
  io.err(`${aligned.nRows} rows explained: what ${run.name} adds up to the ${explained.unit} of “${of}”\n`);
  return 0;
}

function classAsked(label: string | null, { classes }: FittedPipeline): string | null {
  if (label === null || classes.includes(label)) return label;
  const known = classes.length === 0 ? "the model answers a number" : `the classes are ${classes.join(", ")}`;
  throw new LatheError("bad-parameter", { where: "--class", reason: known });
}
