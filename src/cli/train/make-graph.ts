import { columnsToDrop, type TrainOptions } from "#cli/train/read-options.ts";
import type { ColumnSummary } from "#core/frame/summary-types.ts";
import type { Table } from "#core/frame/column.ts";
import { findColumn } from "#core/model-selection/answers.ts";
import { defaultGraph, defaultSplit } from "#core/pipeline/default-graph.ts";
import type { PipelineGraph } from "#core/pipeline/graph.ts";
import type { RolesParams } from "#core/pipeline/nodes/roles.ts";
import { LatheError } from "#core/shared/problems.ts";
import { defaultRoles } from "#core/task/default-roles.ts";

/** The document of this training: the one that was given, or the one the page would make with these options. */
export function makeGraph(
  table: Table,
  summaries: readonly ColumnSummary[],
  options: TrainOptions,
): PipelineGraph {
  if (options.pipeline) return options.pipeline;
  const roles = makeRoles(table, summaries, options);
  const seed = options.seed ?? defaultSplit.randomState;
  return defaultGraph({
    read: options.read,
    roles,
    split: {
      ...defaultSplit,
      testRows: options.testRows,
      folds: options.cv ?? defaultSplit.folds,
      randomState: seed,
    },
    models: options.models,
    recipes: options.recipes,
    randomState: seed,
  });
}

function makeRoles(table: Table, summaries: readonly ColumnSummary[], options: TrainOptions): RolesParams {
  if (options.target === null)
    throw new LatheError("bad-usage", { reason: "lathe train needs --target COL" });
  findColumn(table, options.target);
  const drop = columnsToDrop(
    options.drop,
    table.columns.map(({ name }) => name),
  );
  if (drop.has(options.target)) {
    throw new LatheError("bad-usage", { reason: `“${options.target}” is the target and cannot be dropped` });
  }
  for (const column of options.roles.keys()) findColumn(table, column);
  const roles = defaultRoles(table, summaries, options.target, options.task);
  if (options.positive !== null && roles.task !== "binary") {
    throw new LatheError("bad-usage", {
      reason: `--positive is for two classes, and the task is ${roles.task}`,
    });
  }
  return {
    ...roles,
    positive: options.positive ?? roles.positive,
    columns: roles.columns.map(({ column, role }) => ({
      column,
      role: options.roles.get(column) ?? (drop.has(column) ? "ignore" : role),
    })),
  };
}
