import { findNode, type PipelineGraph } from "#core/pipeline/graph.ts";
import type { NodeKind, PortType } from "#core/pipeline/node-kind.ts";
import { nodeKinds } from "#core/pipeline/node-kinds.ts";
import { LatheError } from "#core/shared/problems.ts";

const gives: Readonly<Record<PortType, string>> = {
  table: "a table",
  roles: "a table with roles",
  folds: "rows split into folds",
  prepared: "prepared features",
  model: "a model",
  judged: "judged models",
};

/** Why a wire between two kinds may not be drawn, in words; null when it may. */
export function whyNotWire(from: NodeKind, to: NodeKind): string | null {
  if (to.input === null) return `${to.title} is a source, so nothing can flow into it`;
  if (from.output === null) return `${from.title} is an end, so nothing flows out of it`;
  if (from.id === "rows" && to.id === "edit") {
    return `${from.title} are chosen by number, so they come after ${to.title}`;
  }
  if (from.output === to.input || from.output === to.alsoTakes) return null;
  if (to.input === "folds") return `${to.title} learns from rows, so it must come after Split`;
  return `${to.title} needs ${gives[to.input]}, and ${from.title} gives ${gives[from.output]}`;
}

/** @throws LatheError "pipeline-invalid" naming the first thing wrong with the drawing */
export function checkGraph(graph: PipelineGraph): void {
  const seen = new Set<string>();
  for (const node of graph.nodes) {
    if (seen.has(node.id)) throw invalid(`two steps are both called “${node.id}”`);
    seen.add(node.id);
    kindOf(node.kind);
  }
  const incoming = new Set<string>();
  for (const edge of graph.edges) {
    const from = findNode(graph, edge.from);
    const to = findNode(graph, edge.to);
    if (!from || !to)
      throw invalid(`a wire leads from “${edge.from}” to “${edge.to}”, and one of them is missing`);
    const refusal = whyNotWire(kindOf(from.kind), kindOf(to.kind));
    if (refusal !== null) throw invalid(refusal);
    const takesMany = kindOf(to.kind).input === "model";
    if (!takesMany && incoming.has(edge.to)) throw invalid(`two wires lead into “${edge.to}”`);
    incoming.add(edge.to);
  }
  if (hasCircle(graph)) throw invalid("its wires run in a circle");
}

/** Whether following the wires can lead back to where one began. */
export function hasCircle({ edges }: Pick<PipelineGraph, "edges">): boolean {
  let left = edges;
  for (;;) {
    const fed = new Set(left.map(({ to }) => to));
    const next = left.filter(({ from }) => fed.has(from)); // wires out of a source are on no circle
    if (next.length === left.length) return left.length > 0;
    left = next;
  }
}

/** @throws LatheError "pipeline-invalid" for a kind that this Lathe does not know */
export function kindOf(id: string): NodeKind {
  const kind = nodeKinds.get(id);
  if (!kind) throw invalid(`there is no kind of step called “${id}”`);
  return kind;
}

export function invalid(reason: string): LatheError {
  return new LatheError("pipeline-invalid", { reason });
}
