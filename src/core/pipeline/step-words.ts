import { estimators } from "#core/estimators/registry.ts";
import { learnNodesOf, rolesOf } from "#core/pipeline/edit.ts";
import type { PipelineGraph, PipelineNode } from "#core/pipeline/graph.ts";
import { nodeKinds } from "#core/pipeline/node-kinds.ts";
import { outputsOf } from "#core/pipeline/recipe-chain.ts";
import type { NodeId } from "#core/shared/brand.ts";

/** What a step is called: its own name, or its kind's title. */
export function stepTitle(node: PipelineNode): string {
  return node.name ?? recipeTitle(node) ?? nodeKinds.get(node.kind)?.title ?? node.kind;
}

/** The two recipes every project begins with say whom they are for. */
function recipeTitle({ id, kind }: PipelineNode): string | null {
  if (kind !== "recipe") return null;
  return id === "recipe-linear" ? "Linear recipe" : id === "recipe-tree" ? "Tree recipe" : null;
}

const order = ["data", "split", "prepare", "learn", "judge", "explain", "use"] as const;

/** Steps as they are read: data, split, recipes, models, judges, then what follows; each before what it feeds. */
export function readingOrder(graph: PipelineGraph): readonly PipelineNode[] {
  const depth = depths(graph);
  const rank = ({ id, kind }: PipelineNode) =>
    order.indexOf(nodeKinds.get(kind)?.group ?? "use") * 10_000 + (depth.get(id) ?? 0);
  return graph.nodes.toSorted((a, b) => rank(a) - rank(b));
}

/** The letter by which a step is named in lists and messages: "a"…"z", then "aa", "ab"… */
export function stepLetters(graph: PipelineGraph): ReadonlyMap<NodeId, string> {
  return new Map(readingOrder(graph).map(({ id }, place) => [id, letter(place)]));
}

function letter(place: number): string {
  const last = String.fromCharCode(97 + (place % 26));
  return place < 26 ? last : letter(Math.floor(place / 26) - 1) + last;
}

/** Longest way from a source, in wires. */
function depths(graph: PipelineGraph): ReadonlyMap<NodeId, number> {
  const depth = new Map<NodeId, number>(graph.nodes.map(({ id }) => [id, 0]));
  let moved = true;
  for (let round = 0; moved && round < graph.nodes.length; round++) {
    moved = false;
    for (const { from, to } of graph.edges) {
      const next = (depth.get(from) ?? 0) + 1;
      if (next <= (depth.get(to) ?? 0)) continue;
      depth.set(to, next);
      moved = true;
    }
  }
  return depth;
}

/** Why a family cannot learn what the project predicts, in words; null when it can, or when nothing is known yet. */
export function whyNotFamily(graph: PipelineGraph, kind: string): string | null {
  const spec = estimators[kind];
  const roles = rolesOf(graph);
  if (!spec || !roles || spec.tasks.includes(roles.task)) return null;
  return roles.task === "regression"
    ? `${spec.title} predicts classes, and “${roles.target}” is a number`
    : `${spec.title} predicts a number, and “${roles.target}” has classes`;
}

/** Models that a step feeds, through recipes too. */
export function modelsBelow(graph: PipelineGraph, id: NodeId): readonly PipelineNode[] {
  const below = new Set<NodeId>();
  const queue = [id];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    for (const next of outputsOf(graph, at)) {
      if (below.has(next.id)) continue;
      below.add(next.id);
      queue.push(next.id);
    }
  }
  return learnNodesOf(graph).filter((node) => below.has(node.id));
}
