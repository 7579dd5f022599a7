import * as z from "zod/mini";
import { estimators } from "#core/estimators/registry.ts";
import { isMany, type Point } from "#core/pipeline/arrange.ts";
import { firstOf, freeId } from "#core/pipeline/edit.ts";
import { findNode, graphSchema, type PipelineEdge, type PipelineGraph } from "#core/pipeline/graph.ts";
import { nodeKinds } from "#core/pipeline/node-kinds.ts";
import { stepTitle } from "#core/pipeline/step-words.ts";
import { whyNotConnect } from "#core/pipeline/wiring.ts";
import type { NodeId } from "#core/shared/brand.ts";

/** Part of a graph on its way through the clipboard, also to another window. Wires may lead out of it. */
export interface Clip {
  readonly nodes: PipelineGraph["nodes"];
  readonly edges: readonly PipelineEdge[];
}

const schema = z.strictObject({
  lathe: z.literal("steps"),
  version: z.literal(1),
  nodes: graphSchema.shape.nodes,
  edges: graphSchema.shape.edges,
});

/** Steps with every wire that touches one of them, as one line of JSON. */
export function writeClip(graph: PipelineGraph, ids: readonly NodeId[]): string {
  return JSON.stringify({ lathe: "steps", version: 1, ...clipOf(graph, ids) });
}

/** What the clipboard holds, or null when it is something else. */
export function readClip(text: string): Clip | null {
  if (!text.startsWith('{"lathe":"steps"')) return null;
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null; // cut short on its way
  }
}

/**
 * Puts copies in, under fresh ids. A kind that exists once is not copied: its wires lead to the one there is. Wires
 * that are not legal here are left out; a copy never takes a wire away from what is there.
 * @returns the graph and the ids of the copies, in the order of the clip
 */
export function paste(
  graph: PipelineGraph,
  { nodes, edges }: Clip,
  shift: Point = { x: 0, y: 0 },
): { readonly graph: PipelineGraph; readonly ids: readonly NodeId[] } {
  const idOf = new Map<NodeId, NodeId>();
  let after = graph;
  for (const node of nodes) {
    if (!nodeKinds.has(node.kind)) continue;
    if (!isMany(node.kind)) {
      const there = firstOf(graph, node.kind);
      if (there) idOf.set(node.id, there.id);
      continue;
    }
    const id = freeId(after, node.kind);
    idOf.set(node.id, id);
    const position = node.position && { x: node.position.x + shift.x, y: node.position.y + shift.y };
    const copy = { ...node, id, ...(position ? { position } : {}) };
    after = { ...after, nodes: [...after.nodes, copy] };
  }
  const copies = new Set(nodes.flatMap(({ id, kind }) => (isMany(kind) ? (idOf.get(id) ?? []) : [])));
  for (const { from, to } of edges) {
    const a = idOf.get(from) ?? (findNode(graph, from) ? from : null);
    const b = idOf.get(to) ?? (findNode(graph, to) ? to : null);
    if (a === null || b === null || !(copies.has(a) || copies.has(b))) continue;
    const isFree = copies.has(b) || takesMany(after, b);
    if (isFree && whyNotConnect(after, a, b) === null)
      after = { ...after, edges: [...after.edges, { from: a, to: b }] };
  }
  return { graph: after, ids: [...copies] };
}

/** Copies beside the originals, wired from what feeds those and into what they feed. */
export function duplicate(graph: PipelineGraph, ids: readonly NodeId[]) {
  return paste(graph, clipOf(graph, ids), { x: 24, y: 24 });
}

/**
 * A second way to compare with the first: a copy of a model, or of a recipe with the models it feeds, wired from the
 * same place and into the same leaderboard. What it starts from is named after its original.
 */
export function branch(graph: PipelineGraph, id: NodeId) {
  const origin = findNode(graph, id);
  if (!origin || !isBranched(origin.kind)) return { graph, ids: [] };
  const below = [id];
  for (const at of below) {
    for (const { from, to } of graph.edges) {
      if (from === at && isBranched(findNode(graph, to)?.kind ?? "") && !below.includes(to)) below.push(to);
    }
  }
  const { nodes, edges } = clipOf(graph, below);
  const title = `${stepTitle(origin)}, branch`;
  const unplaced = nodes.map(({ position: _, ...node }) =>
    node.id === id ? { ...node, name: title } : node,
  );
  return paste(graph, { nodes: unplaced, edges });
}

function clipOf(graph: PipelineGraph, ids: readonly NodeId[]): Clip {
  const chosen = new Set(ids);
  return {
    nodes: graph.nodes.filter(({ id }) => chosen.has(id)),
    edges: graph.edges.filter(({ from, to }) => chosen.has(from) || chosen.has(to)),
  };
}

function isBranched(kind: string): boolean {
  return kind === "recipe" || kind in estimators;
}

function takesMany(graph: PipelineGraph, id: NodeId): boolean {
  return nodeKinds.get(findNode(graph, id)?.kind ?? "")?.input === "model";
}
