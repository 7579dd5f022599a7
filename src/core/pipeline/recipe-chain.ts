import { findNode, type PipelineGraph, type PipelineNode } from "#core/pipeline/graph.ts";
import { recipeNode } from "#core/pipeline/nodes/recipe.ts";
import type { NodeId } from "#core/shared/brand.ts";

/** The recipes that feed a step, nearest to the split first. A circle is walked once. */
export function recipeChain(graph: PipelineGraph, id: NodeId): readonly PipelineNode[] {
  const chain: PipelineNode[] = [];
  let at = id;
  for (;;) {
    const node = inputsOf(graph, at)[0];
    if (node?.kind !== recipeNode.id || chain.includes(node)) return chain;
    chain.unshift(node);
    at = node.id;
  }
}

/** The steps wired into a step, in the order of the wires. */
export function inputsOf(graph: PipelineGraph, id: NodeId): readonly PipelineNode[] {
  return graph.edges.flatMap(({ from, to }) => (to === id ? (findNode(graph, from) ?? []) : []));
}

/** The steps that a step is wired into. */
export function outputsOf(graph: PipelineGraph, id: NodeId): readonly PipelineNode[] {
  return graph.edges.flatMap(({ from, to }) => (from === id ? (findNode(graph, to) ?? []) : []));
}
