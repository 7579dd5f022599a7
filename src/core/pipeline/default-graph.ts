import { estimators } from "#core/estimators/registry.ts";
import type { PipelineEdge, PipelineGraph, PipelineNode } from "#core/pipeline/graph.ts";
import type { RecipeStep, SplitParams } from "#core/pipeline/plan-types.ts";
import type { RolesParams } from "#core/pipeline/nodes/roles.ts";
import type { Task } from "#core/pipeline/task.ts";
import { defaultRecipe, type RecipeName } from "#core/preprocessing/default-recipes.ts";
import type { NodeId } from "#core/shared/brand.ts";
import { readOptionsOf, type TableOptions } from "#core/table-edits/table-options.ts";

export const defaultSplit: SplitParams = { testRows: null, testFraction: 0.2, folds: 5, randomState: 0 };

/** Families that are trained with no click, in this order; each only where it fits the task. */
export const firstModels = [
  "baseline",
  "logistic-regression",
  "ridge",
  "decision-tree",
  "hist-gradient-boosting",
  "mlp",
] as const;

export interface GraphInput {
  readonly read: TableOptions;
  readonly roles: RolesParams;
  readonly split: SplitParams;
  /** Families to learn, in order; those that do not fit the task are left out. */
  readonly models: readonly string[];
  /** Instead of the default recipes of these kinds of model. */
  readonly recipes?: Readonly<Partial<Record<RecipeName, readonly RecipeStep[]>>>;
  readonly randomState: number;
}

/** file → roles → split → one recipe a kind of model → models → leaderboard → importance, export. */
export function defaultGraph({
  read,
  roles,
  split,
  models,
  recipes,
  randomState,
}: GraphInput): PipelineGraph {
  const nodes: PipelineNode[] = [];
  const edges: PipelineEdge[] = [];
  const add = (id: string, kind: string, params: unknown, from?: string) => {
    nodes.push({ id: id as NodeId, kind, params });
    if (from !== undefined) edges.push({ from: from as NodeId, to: id as NodeId });
  };
  add("file", "file", readOptionsOf(read));
  const { edits = [] } = read;
  if (edits.length > 0) add("edit", "edit", { edits }, "file");
  add("roles", "roles", roles, edits.length > 0 ? "edit" : "file");
  add("split", "split", split, "roles");
  const chosen = modelsFor(roles.task, models);
  for (const kind of ["linear", "tree"] as const) {
    if (chosen.some((id) => estimators[id]?.recipe === kind)) {
      add(`recipe-${kind}`, "recipe", { steps: recipes?.[kind] ?? defaultRecipe(kind) }, "split");
    }
  }
  for (const id of chosen) {
    const spec = estimators[id]!; // modelsFor names only registered families
    add(id, id, { params: spec.params.defaults, engine: null, randomState }, `recipe-${spec.recipe}`);
  }
  add("leaderboard", "leaderboard", {});
  for (const id of chosen) edges.push({ from: id as NodeId, to: "leaderboard" as NodeId });
  add("importance", "importance", {}, "leaderboard");
  add("export", "export", {}, "leaderboard");
  return { nodes, edges };
}

/** Of these families, those that are known and can learn the task. */
export function modelsFor(task: Task, models: readonly string[]): string[] {
  return models.filter((id) => estimators[id]?.tasks.includes(task));
}

/** A project before any table. */
export const emptyGraph: PipelineGraph = { nodes: [], edges: [] };
