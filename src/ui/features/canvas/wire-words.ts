import { splitOf } from "#core/pipeline/edit.ts";
import type { PipelineEdge } from "#core/pipeline/graph.ts";
import { editNodesOf } from "#core/pipeline/table-chain.ts";
import { countLeftOut } from "#core/pipeline/left-out-rows.ts";
import type { RolesParams } from "#core/pipeline/nodes/roles.ts";
import type { RowsParams } from "#core/pipeline/nodes/rows.ts";
import { rowsNodesOf } from "#core/pipeline/row-choices.ts";
import type { Project } from "#core/project/project.ts";
import type { NodeId } from "#core/shared/brand.ts";
import type { NodeState } from "#state/node-states.ts";
import type { Dataset } from "#state/studio-state.ts";
import { formatCount } from "#ui/format/numbers.ts";
import { splitCounts } from "#ui/inspector/split-counts.ts";

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
  for (const { id, kind } of graph.nodes) if (kind === "file") tableRows.set(id, dataset.nRowsRead);
  for (const { id } of editNodesOf(graph)) tableRows.set(id, nRows);
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
 * What is written above each wire that says anything: rows × columns, said once where one step feeds many, or many feed
 * one. Columns after a recipe are not known before it is fitted, so there only rows are told.
 */
export function wireWords(
  { graph }: Project,
  counts: FlowCounts | null,
  states: ReadonlyMap<NodeId, NodeState>,
  leader: string | null,
): ReadonlyMap<PipelineEdge, string> {
  const words = new Map<PipelineEdge, string>();
  if (!counts) return words;
  const kinds = new Map(graph.nodes.map(({ id, kind }) => [id, kind]));
  const said = new Set<NodeId>();
  const judged = graph.edges.filter(
    ({ from, to }) => kinds.get(to) === "leaderboard" && states.get(from)?.status === "done",
  );
  const uppermost = graph.edges.findLast(
    ({ from, to }, at) =>
      kinds.get(from) === "recipe" &&
      kinds.get(to) !== "recipe" &&
      // Recipes whose wires run side by side say it once, on the upper wire: that of the last one to be wired.
      !graph.edges.slice(0, at).some((other) => other.from === from && kinds.get(other.to) !== "recipe"),
  );
  for (const edge of graph.edges) {
    const isFirst = !said.has(edge.from);
    said.add(edge.from);
    const text = wordsOf(edge, isFirst);
    if (text !== "") words.set(edge, text);
  }
  return words;

  function wordsOf(edge: PipelineEdge, isFirst: boolean): string {
    const { tableRows, nColumns, nFeatures, train, test, folds } = counts!; // checked above
    switch (kinds.get(edge.from)) {
      case undefined:
        return "";
      case "file": {
        // An edit may change the columns: then how many there were is not said.
        const rows = formatCount(tableRows.get(edge.from) ?? 0);
        return kinds.get(edge.to) === "edit" ? `${rows} rows` : `${rows} × ${formatCount(nColumns)}`;
      }
      case "edit":
      case "rows":
        return `${formatCount(tableRows.get(edge.from) ?? 0)} × ${formatCount(nColumns)}`;
      case "roles":
        return `${formatCount(train + test)} × ${formatCount(nFeatures + 1)}`;
      case "split":
        return isFirst ? `${formatCount(train)} × ${formatCount(nFeatures)}` : "";
      case "recipe":
        return edge === uppermost
          ? `${formatCount(Math.round((train * (folds - 1)) / folds))} in each fold`
          : "";
      case "leaderboard":
        if (leader === null) return "";
        // The wire is short: a long name is not cut, but said otherwise.
        return kinds.get(edge.to) !== "importance" ? "1 model" : leader.length > 13 ? "the leader" : leader;
      default: {
        const state = states.get(edge.from);
        if (state?.status === "running" && state.job) {
          const left = Math.max(0, state.job.partsTotal - 1 - state.job.partsDone);
          return left === 0
            ? "waiting for the final fit"
            : `waiting for ${left} ${left === 1 ? "fold" : "folds"}`;
        }
        return judged[0] === edge ? `${formatCount(train)} × ${judged.length}` : "";
      }
    }
  }
}
