import type { Column, Table } from "#core/frame/column.ts";
import type { FittedPipeline, PipelineInput } from "#core/pipeline/fitted-pipeline.ts";
import { parseDate } from "#core/ingest/parse-date.ts";
import { LatheError } from "#core/shared/problems.ts";

/**
 * A table of one row from what was typed into a form. An empty or absent value is missing.
 * @throws LatheError "bad-parameter" for a number or date that cannot be read as one
 */
export function oneRowTable(
  pipeline: FittedPipeline,
  values: readonly (readonly [column: string, value: string])[],
): Table {
  const valueOf = new Map(values);
  return {
    nRows: 1,
    columns: pipeline.inputs.map((input) => oneCell(input, valueOf.get(input.name)?.trim() ?? "")),
  };
}

function oneCell(input: PipelineInput, text: string): Column {
  const { name, kind } = input;
  switch (kind) {
    case "numeric":
    case "integer":
      return { kind, name, values: Float64Array.of(text === "" ? Number.NaN : readNumber(name, text)) };
    case "datetime":
      return {
        kind,
        name,
        epochMs: Float64Array.of(text === "" ? Number.NaN : readDate(name, text)),
        hasTime: input.hasTime,
      };
    case "text":
    case "categorical":
    case "boolean":
      return {
        kind: kind === "boolean" ? kind : "categorical", // a recipe reads texts as such
        name,
        codes: Int32Array.of(text === "" ? -1 : 0),
        categories: text === "" ? [] : [text],
      };
  }
}

function readNumber(name: string, text: string): number {
  const value = Number(text.replace("−", "-"));
  if (Number.isFinite(value)) return value;
  throw new LatheError("bad-parameter", { where: name, reason: `“${text}” is not a number` });
}

function readDate(name: string, text: string): number {
  const value = parseDate(text);
  if (value !== null) return value;
  throw new LatheError("bad-parameter", {
    where: name,
    reason: `“${text}” is not a date such as 2024-03-01`,
  });
}
