import { hasCircle, invalid, kindOf, whyNotWire } from "#core/pipeline/check-graph.ts";
import { findNode, type PipelineEdge, type PipelineGraph } from "#core/pipeline/graph.ts";
import type { NodeKind } from "#core/pipeline/node-kind.ts";
import { stepTitle, whyNotFamily } from "#core/pipeline/step-words.ts";
import type { NodeId } from "#core/shared/brand.ts";

/** Wires of the graph document: which are legal and why the others are not; drawing, cutting and splicing them. */

/** Why a wire may not be drawn between two steps, in words; null when it may. */
export function whyNotConnect(graph: PipelineGraph, from: NodeId, to: NodeId): string | null {
  const a = findNode(graph, from);
  const b = findNode(graph, to);
  if (!a || !b) return "One of the two steps is gone";
  if (a === b) return "A step cannot feed itself";
  const refusal = whyNotWire(kindOf(a.kind), kindOf(b.kind));
  if (refusal !== null) {
    const turned = whyNotWire(kindOf(b.kind), kindOf(a.kind)) === null;
    return turned ? `${refusal}. The wire runs the other way, from ${stepTitle(b)}` : refusal;
  }
  if (hasWire(graph, from, to)) return `${stepTitle(a)} already feeds ${stepTitle(b)}`;
  if (hasCircle({ edges: [...graph.edges, { from, to }] })) return "These wires would run in a circle";
  return whyNotFamily(graph, b.kind);
}

/**
 * Draws a wire. A step that takes one input only leaves the one it had.
 * @throws LatheError "pipeline-invalid" with the reason of `whyNotConnect`
 */
export function connect(graph: PipelineGraph, from: NodeId, to: NodeId): PipelineGraph {
  const refusal = whyNotConnect(graph, from, to);
  if (refusal !== null) throw invalid(refusal);
  return { ...graph, edges: [...withoutInput(graph, to), { from, to }] };
}

export function disconnect(graph: PipelineGraph, from: NodeId, to: NodeId): PipelineGraph {
  if (!hasWire(graph, from, to)) return graph;
  return { ...graph, edges: graph.edges.filter((edge) => edge.from !== from || edge.to !== to) };
}

/** Why a step of a kind may not be put on a wire, in words; null when it may. */
export function whyNotInsert(
  graph: PipelineGraph,
  { from, to }: PipelineEdge,
  kind: NodeKind,
): string | null {
  const a = findNode(graph, from);
  const b = findNode(graph, to);
  if (!a || !b) return "The wire is gone";
  return whyNotWire(kindOf(a.kind), kind) ?? whyNotWire(kind, kindOf(b.kind));
}

/**
 * Puts a step that is already drawn on a wire: the wire runs through it. What else it fed stays.
 * @throws LatheError "pipeline-invalid" with the reason of `whyNotInsert`
 */
export function insertOnWire(graph: PipelineGraph, { from, to }: PipelineEdge, id: NodeId): PipelineGraph {
  const node = findNode(graph, id);
  if (!node || id === from || id === to || !hasWire(graph, from, to)) return graph;
  const refusal = whyNotInsert(graph, { from, to }, kindOf(node.kind));
  if (refusal !== null) throw invalid(refusal);
  const cut = disconnect(graph, from, to);
  const fed = hasWire(cut, from, id) ? cut.edges : [...withoutInput(cut, id), { from, to: id }];
  const edges = hasWire(cut, id, to) ? fed : [...fed, { from: id, to }];
  if (hasCircle({ edges })) throw invalid("These wires would run in a circle");
  return { ...cut, edges };
}

/** Takes a step away. What fed it then feeds what it fed, wherever such a wire is legal. */
export function removeHealing(graph: PipelineGraph, id: NodeId): PipelineGraph {
  const before = graph.edges.filter(({ to }) => to === id);
  const after = graph.edges.filter(({ from }) => from === id);
  let edges = graph.edges.filter(({ from, to }) => from !== id && to !== id);
  const nodes = graph.nodes.filter((node) => node.id !== id);
  for (const { from } of before) {
    for (const { to } of after) {
      const healed = { ...graph, nodes, edges };
      if (whyNotConnect(healed, from, to) === null) edges = [...withoutInput(healed, to), { from, to }];
    }
  }
  return { ...graph, nodes, edges };
}

export function hasWire({ edges }: PipelineGraph, from: NodeId, to: NodeId): boolean {
  return edges.some((edge) => edge.from === from && edge.to === to);
}

/** The wires, less the one into a step that takes one only. */
function withoutInput(graph: PipelineGraph, to: NodeId): readonly PipelineEdge[] {
  const node = findNode(graph, to);
  const takesMany = node !== undefined && kindOf(node.kind).input === "model";
  return takesMany ? graph.edges : graph.edges.filter((edge) => edge.to !== to);
}
