import { estimators } from "#core/estimators/registry.ts";
import { learnNodesOf } from "#core/pipeline/edit.ts";
import type { PipelineGraph, PipelineNode } from "#core/pipeline/graph.ts";
import type { LearnParams } from "#core/pipeline/nodes/learn.ts";
import { type RolesParams, singleRoles } from "#core/pipeline/nodes/roles.ts";
import { rowsNodesOf } from "#core/pipeline/row-choices.ts";
import { isFedByTable } from "#core/pipeline/table-chain.ts";
import type { EditParams } from "#core/pipeline/nodes/edit.ts";
import type { RowsParams } from "#core/pipeline/nodes/rows.ts";
import type { RecipeStep } from "#core/pipeline/plan-types.ts";
import { inputsOf, recipeChain } from "#core/pipeline/recipe-chain.ts";
import { steps } from "#core/preprocessing/registry.ts";
import type { NodeId } from "#core/shared/brand.ts";
import { canonicalJson, hashText } from "#core/shared/hash.ts";

/**
 * A key of each step's result: the hash of its own parameters and of the keys of what feeds it, back to the bytes of
 * the file. Equal keys, equal results: only what has a new key runs again. Names, places, notes and the engine that
 * timing chose are not part of it.
 * @param contentHash of the table
 */
export function nodeKeys(graph: PipelineGraph, contentHash: string): ReadonlyMap<NodeId, string> {
  const keys = new Map<NodeId, string>();
  const pending = new Set<NodeId>();
  const keyOf = (node: PipelineNode): string => {
    const known = keys.get(node.id);
    if (known !== undefined) return known;
    if (pending.has(node.id)) return "circle";
    pending.add(node.id);
    const inputs = inputsOf(graph, node.id).map(keyOf).toSorted();
    const source = node.kind === "file" ? contentHash : null;
    const key = hashText(canonicalJson([node.kind, ownPart(node), source, inputs]));
    keys.set(node.id, key);
    return key;
  };
  for (const node of graph.nodes) keyOf(node);
  return keys;
}

/** The key of one step. */
export function nodeKey(graph: PipelineGraph, id: NodeId, contentHash: string): string | null {
  return nodeKeys(graph, contentHash).get(id) ?? null;
}

/** The part that runs: models that are wired all the way back to the file, and all that is no model. */
export function wiredPart(graph: PipelineGraph): PipelineGraph {
  const loose = new Set(
    learnNodesOf(graph)
      .filter((node) => !isWired(graph, node.id))
      .map(({ id }) => id),
  );
  if (loose.size === 0) return graph;
  return {
    ...graph,
    nodes: graph.nodes.filter(({ id }) => !loose.has(id)),
    edges: graph.edges.filter(({ from, to }) => !loose.has(from) && !loose.has(to)),
  };
}

/** Whether a learn node gets its rows: table, roles, split, at least one recipe. */
export function isWired(graph: PipelineGraph, learn: NodeId): boolean {
  const [first] = recipeChain(graph, learn);
  const split = first && inputsOf(graph, first.id)[0];
  const roles = split && inputsOf(graph, split.id)[0];
  const afterTable = rowsNodesOf(graph)[0] ?? roles;
  return (
    split?.kind === "split" &&
    roles?.kind === "roles" &&
    afterTable !== undefined &&
    isFedByTable(graph, afterTable.id)
  );
}

/** Parameters as they count: defaults written out, what is switched off left out. */
function ownPart({ kind, params }: PipelineNode): unknown {
  if (kind === "roles") {
    const { target, task, positive, columns } = params as RolesParams;
    const named = (role: string) =>
      columns.filter((entry) => entry.role === role).map(({ column }) => column);
    const counting = singleRoles.flatMap((role) => named(role).map((column) => [role, column]));
    const own = { target, task, positive, features: named("feature") };
    return counting.length === 0 ? own : { ...own, counting };
  }
  if (kind === "recipe") {
    const list = (params as { readonly steps: readonly RecipeStep[] }).steps;
    return list
      .filter(({ on }) => on)
      .map((entry) => [entry.step, parsed(steps[entry.step]?.params, entry.params)]);
  }
  if (kind === "edit") {
    const { edits } = params as EditParams;
    return edits.filter(({ on }) => on).map(({ edit, params: own }) => [edit, own]);
  }
  if (kind === "rows") {
    const { mode, rows } = params as RowsParams;
    return { mode, rows };
  }
  const spec = estimators[kind];
  if (!spec) return params;
  const { params: own, randomState } = params as LearnParams;
  return { params: parsed(spec.params, own), randomState };
}

/** What does not parse is kept as it is: a plan will say what is wrong with it. */
function parsed(schema: { parse(input: unknown): unknown } | undefined, params: unknown): unknown {
  try {
    return schema ? schema.parse(params ?? {}) : params;
  } catch {
    return params;
  }
}
