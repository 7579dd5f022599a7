import type { Column, Table } from "#core/frame/column.ts";
import type { ColumnKind } from "#core/frame/column.ts";
import { asCategories } from "#core/frame/as-categories.ts";
import type { FittedPipeline, PipelineInput } from "#core/pipeline/fitted-pipeline.ts";
import { LatheError } from "#core/shared/problems.ts";

/**
 * The pipeline's input columns out of a new table, each of the kind the pipeline was fitted on.
 * @throws LatheError "predict-columns-missing" naming the columns it lacks
 */
export function alignTable(table: Table, pipeline: Pick<FittedPipeline, "inputs">): Table {
  const byName = new Map(table.columns.map((column) => [column.name, column]));
  const missing = pipeline.inputs.filter(({ name }) => !byName.has(name)).map(({ name }) => name);
  if (missing.length > 0) throw new LatheError("predict-columns-missing", { columns: missing.join(", ") });
  return {
    nRows: table.nRows,
    columns: pipeline.inputs.map((input) => {
      const column = byName.get(input.name)!;
      const aligned = alignColumn(column, input);
      if (aligned !== null) return aligned;
      throw new LatheError("bad-parameter", {
        where: input.name,
        reason: `the model learned from a ${input.kind} column, and here it is ${column.kind}`,
      });
    }),
  };
}

/** The column as the kind that the pipeline learned from; null where it is another one. */
export function alignColumn(column: Column, input: PipelineInput): Column | null {
  const wanted = family(input.kind);
  if (family(column.kind) === wanted) return column;
  return wanted === "category" || wanted === "text" ? asCategories(column) : null;
}

function family(kind: ColumnKind): "number" | "category" | "datetime" | "text" {
  if (kind === "numeric" || kind === "integer") return "number";
  return kind === "categorical" || kind === "boolean" ? "category" : kind;
}
