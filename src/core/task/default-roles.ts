import type { Table } from "#core/frame/column.ts";
import type { ColumnSummary } from "#core/frame/summary-types.ts";
import type { RolesParams } from "#core/pipeline/nodes/roles.ts";
import type { Task } from "#core/pipeline/task.ts";
import { ignoredColumns } from "#core/task/ignored-columns.ts";
import { inferTask } from "#core/task/propose.ts";

/**
 * What each column is for, given the target: features are all that is no id, constant or free text.
 * @param task null infers it from the target
 */
export function defaultRoles(
  table: Table,
  summaries: readonly ColumnSummary[],
  target: string,
  task: Task | null,
): RolesParams {
  const inferred = inferTask(table, target);
  const ignored = new Set(ignoredColumns(table, summaries).map(({ column }) => column));
  const columns = table.columns
    .filter(({ name }) => name !== target)
    .map(({ name }) => ({
      column: name,
      role: ignored.has(name) ? ("ignore" as const) : ("feature" as const),
    }));
  const chosen = task ?? inferred.task;
  return { target, task: chosen, positive: chosen === "binary" ? inferred.positive : null, columns };
}
