import { freeId, rolesOf } from "#core/pipeline/edit.ts";
import type { PipelineGraph, PipelineNode } from "#core/pipeline/graph.ts";
import { rolesNode } from "#core/pipeline/nodes/roles.ts";
import { rowsNode } from "#core/pipeline/nodes/rows.ts";
import type { RowChoice } from "#core/pipeline/plan-types.ts";
import { inputsOf } from "#core/pipeline/recipe-chain.ts";
import { insertOnWire } from "#core/pipeline/wiring.ts";
import { LatheError } from "#core/shared/problems.ts";

/** The steps between file and roles that keep rows or leave rows out, nearest to the file first. */
export function rowsNodesOf(graph: PipelineGraph): readonly PipelineNode[] {
  const roles = graph.nodes.find(({ kind }) => kind === rolesNode.id);
  const chain: PipelineNode[] = [];
  let at = roles?.id;
  while (at !== undefined) {
    const before: PipelineNode | undefined = inputsOf(graph, at)[0];
    if (before?.kind !== rowsNode.id || chain.includes(before)) break;
    chain.unshift(before);
    at = before.id;
  }
  return chain;
}

/** Puts a step before the roles, after those that are there already. @throws LatheError "pipeline-invalid" */
export function addRowsNode(
  graph: PipelineGraph,
  params: RowChoice & { readonly label: string },
  name: string,
): PipelineGraph {
  const roles = graph.nodes.find(({ kind }) => kind === rolesNode.id);
  const source = roles && inputsOf(graph, roles.id)[0];
  if (!roles || !source || !rolesOf(graph)) {
    throw new LatheError("pipeline-invalid", { reason: "its Roles step has no table yet" });
  }
  const id = freeId(graph, rowsNode.id);
  const added = { ...graph, nodes: [...graph.nodes, { id, kind: rowsNode.id, name, params }] };
  return insertOnWire(added, { from: source.id, to: roles.id }, id);
}
