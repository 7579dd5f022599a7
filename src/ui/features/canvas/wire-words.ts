import { splitOf } from "#core/pipeline/edit.ts";
import { findNode, type PipelineEdge, type PipelineGraph, type PipelineNode } from "#core/pipeline/graph.ts";
import { countLeftOut } from "#core/pipeline/left-out-rows.ts";
import type { RolesParams } from "#core/pipeline/nodes/roles.ts";
import type { RowsParams } from "#core/pipeline/nodes/rows.ts";
import { inputsOf } from "#core/pipeline/recipe-chain.ts";
import { rowsNodesOf } from "#core/pipeline/row-choices.ts";
import type { Project } from "#core/project/project.ts";
import type { NodeId } from "#core/shared/brand.ts";
import type { NodeState } from "#state/node-states.ts";
import type { Dataset } from "#state/studio-state.ts";
import { formatCount } from "#ui/format/numbers.ts";
import { splitCounts } from "#ui/inspector/split-counts.ts";

/** Recipes whose wires run side by side say it once, on the upper wire: that of the last one to be wired. */
function isUppermost({ edges, nodes }: PipelineGraph, recipe: PipelineNode): boolean {
  const kinds = new Map(nodes.map(({ id, kind }) => [id, kind]));
  const feeding = edges.filter(({ from, to }) => kinds.get(from) === "recipe" && kinds.get(to) !== "recipe");
  return [...new Set(feeding.map(({ from }) => from))].at(-1) === recipe.id;
}

export interface FlowCounts {
  /** Rows after each Rows step, and of the file. */
  readonly tableRows: ReadonlyMap<NodeId, number>;
  readonly nColumns: number;
  readonly nFeatures: number;
  readonly train: number;
  readonly test: number;
  readonly folds: number;
}

/** How many rows and columns flow where. */
export function flowCounts({ graph }: Project, dataset: Dataset | null): FlowCounts | null {
  const split = splitOf(graph);
  const roles = graph.nodes.find(({ kind }) => kind === "roles")?.params as RolesParams | undefined;
  if (!dataset || !split || !roles) return null;
  const { nRows } = dataset.reading;
  const chain = rowsNodesOf(graph);
  const tableRows = new Map<NodeId, number>();
  for (const node of graph.nodes) if (node.kind === "file") tableRows.set(node.id, nRows);
  chain.forEach((node, at) => {
    const choices = chain.slice(0, at + 1).map(({ params }) => params as RowsParams);
    tableRows.set(node.id, nRows - countLeftOut(choices, nRows));
  });
  const last = chain.at(-1);
  const missing = dataset.columns.find(({ name }) => name === roles.target)?.missing ?? 0;
  const { train, test } = splitCounts((last && tableRows.get(last.id)) ?? nRows, missing, split);
  return {
    tableRows,
    nColumns: dataset.columns.length,
    nFeatures: roles.columns.filter(({ role }) => role === "feature").length,
    train,
    test,
    folds: split.folds,
  };
}

/**
 * What is written above a wire: rows × columns, said once where one step feeds many, or many feed one.
 * Columns after a recipe are not known before it is fitted, so there only rows are told.
 */
export function wireWords(
  { graph }: Project,
  edge: PipelineEdge,
  counts: FlowCounts | null,
  states: ReadonlyMap<NodeId, NodeState>,
  leader: string | null,
): string {
  const from = findNode(graph, edge.from);
  const to = findNode(graph, edge.to);
  if (!counts || !from || !to) return "";
  const isFirst = graph.edges.find((other) => other.from === edge.from) === edge;
  switch (from.kind) {
    case "file":
    case "rows":
      return `${formatCount(counts.tableRows.get(from.id) ?? 0)} × ${formatCount(counts.nColumns)}`;
    case "roles":
      return `${formatCount(counts.train + counts.test)} × ${formatCount(counts.nFeatures + 1)}`;
    case "split":
      return isFirst ? `${formatCount(counts.train)} × ${formatCount(counts.nFeatures)}` : "";
    case "recipe":
      return isFirst && to.kind !== "recipe" && isUppermost(graph, from)
        ? `${formatCount(Math.round((counts.train * (counts.folds - 1)) / counts.folds))} in each fold`
        : "";
    case "leaderboard":
      return to.kind === "importance" ? (leader ?? "") : leader === null ? "" : "1 model";
    default: {
      const state = states.get(from.id);
      if (state?.status === "running" && state.job) {
        const left = Math.max(0, state.job.partsTotal - 1 - state.job.partsDone);
        return left === 0
          ? "waiting for the final fit"
          : `waiting for ${left} ${left === 1 ? "fold" : "folds"}`;
      }
      const feeders = inputsOf(graph, edge.to).filter(({ id }) => states.get(id)?.status === "done");
      return feeders[0]?.id === from.id ? `${formatCount(counts.train)} × ${feeders.length}` : "";
    }
  }
}
