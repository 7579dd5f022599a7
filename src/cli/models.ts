import type { Arguments } from "#cli/arguments.ts";
import type { Command } from "#cli/command.ts";
import { type ForecastHere, forecastsHere } from "#cli/models-forecast.ts";
import { readingOptions } from "#cli/reading-options.ts";
import type { CliIo } from "#cli/io.ts";
import type { EstimatorSpec } from "#core/estimators/estimator.ts";
import type { Field } from "#core/estimators/params.ts";
import { estimatorIds, estimators } from "#core/estimators/registry.ts";

export const modelsCommand: Command = {
  name: "models",
  summary: "Lists the models, their settings, ranges and defaults, and what each would take on a table.",
  positionals: [{ name: "DATA", help: "a table to forecast memory and time for", optional: true }],
  options: [
    { name: "json", help: "everything, as JSON" },
    { name: "target", value: "COL", help: "with DATA: the column to predict, proposed by default" },
    { name: "task", value: "TASK", help: "with DATA: auto (default), binary, multiclass or regression" },
    { name: "drop", value: "COL", help: "with DATA: a column to leave out", repeatable: true },
    { name: "cv", value: "K", help: "with DATA: cross-validation folds, 5 by default" },
    { name: "threads", value: "N", help: "with DATA: threads to fit on, 1 by default" },
    { name: "memory", value: "MB", help: "with DATA: what training may take, as for lathe train" },
    ...readingOptions,
  ],
  run: async (args, io) => {
    const all = estimatorIds.map((id) => estimators[id]!);
    const here = await forecastsOf(args, io);
    const described = all.map((spec) => ({
      ...describe(spec),
      ...(here === null ? {} : { forecast: here.get(spec.id) ?? null }),
    }));
    io.out(args.flag("json") ? `${JSON.stringify({ models: described }, null, 2)}\n` : list(all, here));
    return 0;
  },
};

/** null without a table. */
async function forecastsOf(args: Arguments, io: CliIo): Promise<ReadonlyMap<string, ForecastHere> | null> {
  const file = args.optionalPositional("DATA");
  return file === null ? null : forecastsHere(file, args, io);
}

function describe({ id, title, summary, tasks, baseline, params }: EstimatorSpec) {
  const fields = Object.entries(params.fields).map(([name, field]) => ({ name, ...field }));
  return { id, name: title, summary, tasks, baseline, params: fields };
}

function list(all: readonly EstimatorSpec[], here: ReadonlyMap<string, ForecastHere> | null): string {
  const blocks = all.map(({ id, title, summary, tasks, params }) => [
    `${id}: ${title} (${tasks.join(", ")})`,
    `  ${summary}`,
    ...(here === null ? [] : [`  On this table: ${here.get(id)?.words ?? "it cannot learn this target."}`]),
    ...Object.entries(params.fields).map(
      ([name, field]) => `    ${name} = ${JSON.stringify(field.default)}${range(field)}`,
    ),
  ]);
  return `${blocks.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function range(field: Field): string {
  switch (field.type) {
    case "choice":
      return `, one of ${field.choices.map(({ value }) => value).join(", ")}`;
    case "switch":
      return "";
    case "columns":
      return ", null or a list of columns";
    case "layers":
      return ", null or a list of layers (dense, residual, dropout, batch-norm, embedding)";
    case "column-directions":
      return ', a list of { "column": NAME, "direction": "up" or "down" }';
    case "column-groups":
      return ", a list of lists of column names";
    case "integers":
      return `, up to ${field.maxLength} whole numbers from ${field.min} to ${field.max}`;
    case "optional-integer":
      return `, null or from ${field.min} to ${field.max}`;
    case "number":
    case "integer":
      return `, from ${field.min} to ${field.max}`;
  }
}
