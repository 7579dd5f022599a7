import type { Command } from "#cli/command.ts";
import type { EstimatorSpec } from "#core/estimators/estimator.ts";
import type { Field } from "#core/estimators/params.ts";
import { estimatorIds, estimators } from "#core/estimators/registry.ts";

export const modelsCommand: Command = {
  name: "models",
  summary: "Lists the models, their settings, ranges and defaults.",
  positionals: [],
  options: [{ name: "json", help: "everything, as JSON" }],
  run: async (args, io) => {
    const all = estimatorIds.map((id) => estimators[id]!);
    io.out(args.flag("json") ? `${JSON.stringify({ models: all.map(describe) }, null, 2)}\n` : list(all));
    return 0;
  },
};

function describe({ id, title, summary, tasks, baseline, params }: EstimatorSpec) {
  const fields = Object.entries(params.fields).map(([name, field]) => ({ name, ...field }));
  return { id, name: title, summary, tasks, baseline, params: fields };
}

function list(all: readonly EstimatorSpec[]): string {
  const blocks = all.map(({ id, title, summary, tasks, params }) => [
    `${id}: ${title} (${tasks.join(", ")})`,
    `  ${summary}`,
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
