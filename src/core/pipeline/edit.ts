import { estimators } from "#core/estimators/registry.ts";
import { invalid } from "#core/pipeline/check-graph.ts";
import { firstModels, modelsFor } from "#core/pipeline/default-graph.ts";
import { findNode, type PipelineGraph, type PipelineNode, withParams } from "#core/pipeline/graph.ts";
import { nodeKinds } from "#core/pipeline/node-kinds.ts";
import type { LearnParams } from "#core/pipeline/nodes/learn.ts";
import { type RolesParams, singleRoles } from "#core/pipeline/nodes/roles.ts";
import type { RecipeStep, Role, SplitParams } from "#core/pipeline/plan-types.ts";
import { defaultRecipe } from "#core/preprocessing/default-recipes.ts";
import type { NodeId } from "#core/shared/brand.ts";

/** Pure edits of the graph document: each returns a new graph and leaves the old one, so that undo is keeping it. */

export function rolesOf(graph: PipelineGraph): RolesParams | null {
  return (firstOf(graph, "roles")?.params as RolesParams | undefined) ?? null;
}

export function splitOf(graph: PipelineGraph): SplitParams | null {
  return (firstOf(graph, "split")?.params as SplitParams | undefined) ?? null;
}

export function learnNodesOf(graph: PipelineGraph): readonly PipelineNode[] {
  return graph.nodes.filter(({ kind }) => nodeKinds.get(kind)?.group === "learn");
}

/** The recipe node that feeds a learn node. */
export function recipeNodeOf(graph: PipelineGraph, learn: NodeId): PipelineNode | undefined {
  const edge = graph.edges.find(({ to }) => to === learn);
  return edge && findNode(graph, edge.from);
}

/** Replaces target, task or positive class. Families that do not fit a new task go; those that now fit come. */
export function setRoles(graph: PipelineGraph, change: Partial<RolesParams>): PipelineGraph {
  const node = firstOf(graph, "roles");
  if (!node) throw invalid("it has no Roles step yet");
  const before = node.params as RolesParams;
  const after = { ...before, ...change };
  const edited = withParams(graph, node.id, after);
  return before.task === after.task ? edited : fitModelsToTask(edited, after);
}

/** The old target becomes a feature in its place, the new one stops being one. `order` is the table's column order. */
export function setTarget(
  graph: PipelineGraph,
  target: string,
  task: RolesParams["task"],
  positive: string | null,
  order: readonly string[],
): PipelineGraph {
  const before = rolesOf(graph);
  const roleOf = new Map(before?.columns.map(({ column, role }) => [column, role]));
  const columns = order
    .filter((column) => column !== target)
    .map((column) => ({ column, role: roleOf.get(column) ?? ("feature" as const) }));
  return setRoles(graph, { target, task, positive, columns });
}

/** Weight, group and time are one column each: the one that had the role before is left out. */
export function setRole(graph: PipelineGraph, column: string, role: Exclude<Role, "target">): PipelineGraph {
  const before = rolesOf(graph);
  const isSingle = singleRoles.some((single) => single === role);
  const columns = before?.columns.map((entry) => {
    if (entry.column === column) return { column, role };
    return isSingle && entry.role === role ? { ...entry, role: "ignore" as const } : entry;
  });
  return setRoles(graph, { columns: columns ?? [] });
}

export function setSplit(graph: PipelineGraph, change: Partial<SplitParams>): PipelineGraph {
  const node = firstOf(graph, "split");
  if (!node) throw invalid("it has no Split step yet");
  return withParams(graph, node.id, { ...(node.params as SplitParams), ...change });
}

export function setRecipe(graph: PipelineGraph, node: NodeId, steps: readonly RecipeStep[]): PipelineGraph {
  return withParams(graph, node, { steps });
}

export function setLearn(graph: PipelineGraph, node: NodeId, change: Partial<LearnParams>): PipelineGraph {
  const found = findNode(graph, node);
  if (!found) throw invalid(`it has no step “${node}”`);
  return withParams(graph, node, { ...(found.params as LearnParams), ...change });
}

/** Adds a learn node of a family, wired to its recipe and the leaderboard; a second one of a kind is numbered. */
export function addModel(graph: PipelineGraph, estimator: string, randomState: number): PipelineGraph {
  const spec = estimators[estimator];
  if (!spec) throw invalid(`there is no model called “${estimator}”`);
  const recipe = graph.nodes.find(({ id }) => id === `recipe-${spec.recipe}`);
  const withRecipe = recipe ? graph : addRecipe(graph, spec.recipe);
  const id = freeId(graph, estimator);
  const from = `recipe-${spec.recipe}` as NodeId;
  const node = { id, kind: estimator, params: { params: spec.params.defaults, engine: null, randomState } };
  const board = firstOf(graph, "leaderboard");
  const edges = [...withRecipe.edges, { from, to: id }, ...(board ? [{ from: id, to: board.id }] : [])];
  return { ...withRecipe, nodes: [...withRecipe.nodes, node], edges };
}

/** New settings. An engine that timing chose for the old ones is timed anew; one that the person forced stays. */
export function setParams(graph: PipelineGraph, node: NodeId, params: unknown): PipelineGraph {
  const learn = findNode(graph, node)?.params as LearnParams | undefined;
  return setLearn(graph, node, learn?.engineForced === true ? { params } : { params, engine: null });
}

/** The person's choice of engine; null gives the choice back to timing. */
export function forceEngine(graph: PipelineGraph, node: NodeId, engine: string | null): PipelineGraph {
  return setLearn(graph, node, { engine, engineForced: engine !== null });
}

/** Takes a node away with its wires. */
export function removeNode(graph: PipelineGraph, id: NodeId): PipelineGraph {
  return {
    ...withoutMembers(graph, [id]),
    nodes: graph.nodes.filter((node) => node.id !== id),
    edges: graph.edges.filter(({ from, to }) => from !== id && to !== id),
  };
}

/** Takes steps out of their groups; a group without members goes. */
export function withoutMembers(graph: PipelineGraph, ids: readonly NodeId[]): PipelineGraph {
  if (graph.groups === undefined) return graph;
  const groups = graph.groups
    .map((group) => ({ ...group, nodes: group.nodes.filter((member) => !ids.includes(member)) }))
    .filter(({ nodes }) => nodes.length > 0);
  return { ...graph, groups };
}

function addRecipe(graph: PipelineGraph, kind: "linear" | "tree"): PipelineGraph {
  const split = firstOf(graph, "split");
  if (!split) throw invalid("it has no Split step yet");
  const id = `recipe-${kind}` as NodeId;
  return {
    ...graph,
    nodes: [...graph.nodes, { id, kind: "recipe", params: { steps: defaultRecipe(kind) } }],
    edges: [...graph.edges, { from: split.id, to: id }],
  };
}

function fitModelsToTask(graph: PipelineGraph, { task }: RolesParams): PipelineGraph {
  let edited = graph;
  for (const { id, kind } of learnNodesOf(graph)) {
    if (!estimators[kind]?.tasks.includes(task)) edited = removeNode(edited, id);
  }
  for (const id of modelsFor(task, firstModels)) {
    if (!learnNodesOf(edited).some(({ kind }) => kind === id)) edited = addModel(edited, id, 0);
  }
  return edited;
}

export function firstOf(graph: PipelineGraph, kind: string): PipelineNode | undefined {
  return graph.nodes.find((node) => node.kind === kind);
}

export function freeId(graph: PipelineGraph, base: string): NodeId {
  const taken = new Set<string>(graph.nodes.map(({ id }) => id));
  let n = 1;
  while (taken.has(n === 1 ? base : `${base}-${n}`)) n++;
  return (n === 1 ? base : `${base}-${n}`) as NodeId;
}
