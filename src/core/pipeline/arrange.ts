import { estimators } from "#core/estimators/registry.ts";
import { invalid, kindOf } from "#core/pipeline/check-graph.ts";
import { addModel, firstOf, freeId, learnNodesOf, withoutMembers } from "#core/pipeline/edit.ts";
import { findNode, type PipelineEdge, type PipelineGraph, type PipelineNode } from "#core/pipeline/graph.ts";
import { nodeKinds } from "#core/pipeline/node-kinds.ts";
import { editNode } from "#core/pipeline/nodes/edit.ts";
import { stepTitle, whyNotFamily } from "#core/pipeline/step-words.ts";
import { endOfTable } from "#core/pipeline/table-chain.ts";
import { insertOnWire, removeHealing, whyNotConnect, whyNotInsert } from "#core/pipeline/wiring.ts";
import { defaultRecipe } from "#core/preprocessing/default-recipes.ts";
import type { NodeId } from "#core/shared/brand.ts";

/** Steps of the graph document, as the canvas and the list of steps add, move and take them away. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Every model needs these three; there is one of each, and it stays. */
const needed = ["file", "roles", "split"];
/** What a leaderboard feeds. */
const afterBoard = ["importance", "export", "predict", "monitor"];
const once = new Set(["file", "edit", "roles", "split", "leaderboard", ...afterBoard]);

/** Whether a kind is drawn as often as one likes. */
export function isMany(kind: string): boolean {
  return !once.has(kind);
}

/** Why no step of a kind can be added, in words; null when one can. */
export function whyNotAdd(graph: PipelineGraph, kind: string): string | null {
  const known = nodeKinds.get(kind);
  if (!known) return `There is no kind of step called “${kind}”`;
  if (!firstOf(graph, "split")) return "Open a table and choose what to predict first";
  if (kind === "rows") return "Select rows in any view and send them to the canvas";
  if (!isMany(kind) && firstOf(graph, kind)) return `${known.title} is already there, once`;
  return whyNotFamily(graph, kind);
}

export interface Placing {
  readonly position?: Point | undefined;
  /** Run this wire through the new step, if that is legal. */
  readonly onWire?: PipelineEdge | undefined;
}

/**
 * Adds a step, wired as it most likely is wanted: a recipe after the split, a model from its family's recipe to the
 * leaderboard, judges after the leaderboard. A step put on a wire runs that wire through itself.
 * @throws LatheError "pipeline-invalid" with the reason of `whyNotAdd`
 */
export function addStep(
  graph: PipelineGraph,
  kind: string,
  { position, onWire }: Placing = {},
): PipelineGraph {
  const refusal = whyNotAdd(graph, kind);
  if (refusal !== null) throw invalid(refusal);
  const known = kindOf(kind);
  if (onWire && whyNotInsert(graph, onWire, known) === null) {
    const bare = withNode(graph, bareNode(graph, kind, position));
    return insertOnWire(bare, onWire, bare.nodes.at(-1)!.id); // just added
  }
  if (kind in estimators) {
    const added = addModel(graph, kind, 0);
    return position ? moveSteps(added, new Map([[added.nodes.at(-1)!.id, position]])) : added;
  }
  const node = bareNode(graph, kind, position);
  const withIt = withNode(graph, node);
  if (kind === "leaderboard") {
    const judged = learnNodesOf(graph).map(({ id }) => ({ from: id, to: node.id }));
    const fed = afterBoard.flatMap((id) => {
      const end = firstOf(graph, id);
      return end && !graph.edges.some(({ to }) => to === end.id) ? [{ from: node.id, to: end.id }] : [];
    });
    return { ...withIt, edges: [...graph.edges, ...judged, ...fed] };
  }
  if (kind === editNode.id) return onTable(withIt, node.id);
  const source = firstOf(graph, kind === "recipe" ? "split" : "leaderboard");
  return source ? { ...withIt, edges: [...graph.edges, { from: source.id, to: node.id }] } : withIt;
}

/** Puts a new Edit step behind the table as it is. */
function onTable(graph: PipelineGraph, id: NodeId): PipelineGraph {
  const end = endOfTable(graph);
  const wire = graph.edges.find(({ from }) => from === end);
  return wire ? insertOnWire(graph, wire, id) : graph;
}

/** Why a step stays, in words; null when it may go. */
export function whyNotRemove(graph: PipelineGraph, id: NodeId): string | null {
  const node = findNode(graph, id);
  if (!node) return "The step is gone";
  return needed.includes(node.kind) ? `Every model needs ${stepTitle(node)}, so it stays` : null;
}

/** Takes steps away, those that must stay left out; wires heal where that is legal. */
export function removeSteps(graph: PipelineGraph, ids: readonly NodeId[]): PipelineGraph {
  const going = ids.filter((id) => whyNotRemove(graph, id) === null);
  if (going.length === 0) return graph;
  return withoutMembers(going.reduce(removeHealing, graph), going);
}

/** Saves where steps stand. Nothing that computes looks at it. */
export function moveSteps(graph: PipelineGraph, positions: ReadonlyMap<NodeId, Point>): PipelineGraph {
  if (graph.nodes.every(({ id, position }) => isAt(position, positions.get(id) ?? position))) return graph;
  const nodes = graph.nodes.map((node) => {
    const to = positions.get(node.id);
    return to ? { ...node, position: { x: Math.round(to.x), y: Math.round(to.y) } } : node;
  });
  return { ...graph, nodes };
}

/** Forgets every saved place, so that the automatic layout stands again. */
export function tidy(graph: PipelineGraph): PipelineGraph {
  if (graph.nodes.every(({ position }) => position === undefined)) return graph;
  return { ...graph, nodes: graph.nodes.map(({ position: _, ...node }) => node) };
}

/** An empty name gives the kind's title back. */
export function renameStep(graph: PipelineGraph, id: NodeId, name: string): PipelineGraph {
  const wanted = name.trim();
  const node = findNode(graph, id);
  if (!node || stepTitle(node) === wanted) return graph;
  const nodes = graph.nodes.map((each) => {
    if (each.id !== id) return each;
    const { name: _, ...rest } = each;
    return wanted === "" ? rest : { ...rest, name: wanted };
  });
  return { ...graph, nodes };
}

/** Steps a wire can be drawn to (`out`) or from (`in`), each with why not, if not. Legal ones first. */
export function connectChoices(
  graph: PipelineGraph,
  id: NodeId,
  way: "out" | "in",
): readonly { readonly node: PipelineNode; readonly whyNot: string | null }[] {
  return graph.nodes
    .filter((node) => node.id !== id)
    .map((node) => ({
      node,
      whyNot: way === "out" ? whyNotConnect(graph, id, node.id) : whyNotConnect(graph, node.id, id),
    }))
    .toSorted((a, b) => Number(a.whyNot !== null) - Number(b.whyNot !== null));
}

function bareNode(graph: PipelineGraph, kind: string, position: Point | undefined): PipelineNode {
  const spec = estimators[kind];
  const params = spec
    ? { params: spec.params.defaults, engine: null, randomState: 0 }
    : kind === "recipe"
      ? { steps: defaultRecipe("linear") }
      : kind === editNode.id
        ? { edits: [] }
        : {};
  return { id: freeId(graph, kind), kind, params, ...(position ? { position } : {}) };
}

function withNode(graph: PipelineGraph, node: PipelineNode): PipelineGraph {
  return { ...graph, nodes: [...graph.nodes, node] };
}

function isAt(a: Point | undefined, b: Point | undefined): boolean {
  return (
    a === b || (a !== undefined && b !== undefined && a.x === Math.round(b.x) && a.y === Math.round(b.y))
  );
}
