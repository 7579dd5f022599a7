import { freeId } from "#core/pipeline/edit.ts";
import { findNode, type PipelineGraph, type PipelineNode, withParams } from "#core/pipeline/graph.ts";
import { type EditParams, editNode } from "#core/pipeline/nodes/edit.ts";
import { fileNode } from "#core/pipeline/nodes/file.ts";
import { inputsOf, outputsOf } from "#core/pipeline/recipe-chain.ts";
import { insertOnWire, removeHealing } from "#core/pipeline/wiring.ts";
import { readOptionsOf, type TableOptions } from "#core/table-edits/table-options.ts";
import type { TableEdit } from "#core/table-edits/table-edit.ts";
import type { NodeId } from "#core/shared/brand.ts";

/** The file, and the steps after it that change its table: what the rest of the graph calls the table. */

function fileOf(graph: PipelineGraph): PipelineNode | undefined {
  return graph.nodes.find(({ kind }) => kind === fileNode.id);
}

/** The steps that change the table, nearest to the file first. They stand right behind it. */
export function editNodesOf(graph: PipelineGraph): readonly PipelineNode[] {
  const chain: PipelineNode[] = [];
  let at = fileOf(graph);
  while (at !== undefined) {
    at = outputsOf(graph, at.id).find((node) => node.kind === editNode.id && !chain.includes(node));
    if (at) chain.push(at);
  }
  return chain;
}

/** How the document says its table comes about; null before there is one. */
export function tableOptionsOf(graph: PipelineGraph): TableOptions | null {
  const file = fileOf(graph);
  if (!file) return null;
  const edits = editNodesOf(graph).flatMap(({ params }) => (params as EditParams).edits);
  const read = (file.params ?? {}) as TableOptions;
  return edits.length === 0 ? read : { ...read, edits };
}

/**
 * The document with its table coming about in another way. All edits stand in the first Edit step: it comes with the
 * first of them, behind the file, and goes with the last.
 */
export function setTableOptions(graph: PipelineGraph, options: TableOptions): PipelineGraph {
  const file = fileOf(graph);
  if (!file) return graph;
  const reread = withParams(graph, file.id, readOptionsOf(options));
  return setEdits(reread, file, options.edits ?? []);
}

function setEdits(graph: PipelineGraph, file: PipelineNode, edits: readonly TableEdit[]): PipelineGraph {
  const [first, ...others] = editNodesOf(graph);
  const now = tableOptionsOf(graph)?.edits ?? [];
  if (JSON.stringify(now) === JSON.stringify(edits)) return graph;
  const single = others.reduce((rest, { id }) => removeHealing(rest, id), graph);
  if (first && edits.length === 0) return removeHealing(single, first.id);
  if (first) return withParams(single, first.id, { edits });
  const id = freeId(single, editNode.id);
  const fed = outputsOf(single, file.id).filter(({ kind }) => kind !== editNode.id);
  const added: PipelineGraph = {
    ...single,
    nodes: [...single.nodes, { id, kind: editNode.id, params: { edits } }],
  };
  const [next, ...rest] = fed;
  if (!next) return { ...added, edges: [...added.edges, { from: file.id, to: id }] };
  const inserted = insertOnWire(added, { from: file.id, to: next.id }, id);
  const moved = (edge: PipelineGraph["edges"][number]) =>
    edge.from === file.id && rest.some((node) => node.id === edge.to) ? { ...edge, from: id } : edge;
  return { ...inserted, edges: inserted.edges.map(moved) };
}

/** The step that hands the table on to roles or to choices of rows. */
export function endOfTable(graph: PipelineGraph): NodeId | null {
  return editNodesOf(graph).at(-1)?.id ?? fileOf(graph)?.id ?? null;
}

/** Whether a step gets the whole table: from the file, through its edits alone. */
export function isFedByTable(graph: PipelineGraph, id: NodeId): boolean {
  let at = findNode(graph, id);
  const seen = new Set<NodeId>();
  while (at !== undefined && !seen.has(at.id)) {
    seen.add(at.id);
    const before: PipelineNode | undefined = inputsOf(graph, at.id)[0];
    if (before?.kind === fileNode.id) return true;
    at = before?.kind === editNode.id ? before : undefined;
  }
  return false;
}
