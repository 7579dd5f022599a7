import type { Column, Table } from "#core/frame/column.ts";
import type { FittedPipeline, PipelineInput } from "#core/pipeline/fitted-pipeline.ts";
import { dateText } from "#core/frame/date-text.ts";

/**
 * How a row differs from anything seen in training, one sentence a column; empty for an ordinary row.
 * @param table aligned with the pipeline (`alignTable`): its columns are the pipeline's inputs, in order
 */
export function unlikeTraining(
  pipeline: Pick<FittedPipeline, "inputs">,
  table: Table,
  row: number,
): string[] {
  return pipeline.inputs.flatMap((input, i) => {
    const flag = flagOf(input, table.columns[i]!, row);
    return flag === null ? [] : [flag];
  });
}

function flagOf(input: PipelineInput, column: Column, row: number): string | null {
  switch (column.kind) {
    case "numeric":
    case "integer":
      return outOfRange(input, column.values[row]!, String);
    case "datetime":
      return outOfRange(input, column.epochMs[row]!, (ms) => dateText(ms, column.hasTime));
    case "categorical":
    case "boolean": {
      const label = column.categories[column.codes[row]!];
      if (label === undefined || input.categories.includes(label)) return null;
      return `${input.name} “${label}” was not seen in training`;
    }
    case "text":
      return null;
  }
}

function outOfRange(
  { name, range }: PipelineInput,
  value: number,
  show: (value: number) => string,
): string | null {
  if (Number.isNaN(value)) return null;
  if (range === null) return `${name} was empty in every row of training`;
  const span = `training had ${show(range.min)} to ${show(range.max)}`;
  if (value > range.max) return `${name} ${show(value)} is above anything learned from; ${span}`;
  if (value < range.min) return `${name} ${show(value)} is below anything learned from; ${span}`;
  return null;
}
