import { estimators } from "#core/estimators/registry.ts";
import { checkGraph, invalid, kindOf } from "#core/pipeline/check-graph.ts";
import type { PipelineGraph, PipelineNode } from "#core/pipeline/graph.ts";
import { editNode } from "#core/pipeline/nodes/edit.ts";
import { fileNode } from "#core/pipeline/nodes/file.ts";
import { learnNode } from "#core/pipeline/nodes/learn.ts";
import type { NodeKind } from "#core/pipeline/node-kind.ts";
import { recipeNode } from "#core/pipeline/nodes/recipe.ts";
import { recipeChain } from "#core/pipeline/recipe-chain.ts";
import { type RolesParams, rolesNode } from "#core/pipeline/nodes/roles.ts";
import { rowsNode } from "#core/pipeline/nodes/rows.ts";
import { splitNode } from "#core/pipeline/nodes/split.ts";
import type { PlannedModel, RecipeStep, Role, TrainingPlan } from "#core/pipeline/plan-types.ts";
import { rowsNodesOf } from "#core/pipeline/row-choices.ts";
import { editNodesOf } from "#core/pipeline/table-chain.ts";
import { steps } from "#core/preprocessing/registry.ts";
import type { NodeId } from "#core/shared/brand.ts";
import { LatheError } from "#core/shared/problems.ts";

/**
 * Reads a graph document as one training plan: which table, which target, which folds, which models.
 * @throws LatheError "pipeline-invalid" or "bad-parameter" with the step's name and what is wrong
 */
export function compilePlan(graph: PipelineGraph): TrainingPlan {
  checkGraph(graph);
  const learnNodes = graph.nodes.filter((node) => kindOf(node.kind).group === "learn");
  const models = learnNodes.map((node) => planModel(graph, node));
  const file = paramsOf(only(graph, fileNode), fileNode);
  const roles = paramsOf(only(graph, rolesNode), rolesNode);
  const split = paramsOf(only(graph, splitNode), splitNode);
  const rows = rowsNodesOf(graph).map((node) => {
    const { mode, rows: ranges } = paramsOf(node, rowsNode);
    return { mode, rows: ranges };
  });
  const edits = editNodesOf(graph).flatMap((node) => paramsOf(node, editNode).edits);
  return {
    read: { ...withoutUndefined(file), ...(edits.length > 0 ? { edits } : {}) },
    task: roles.task,
    target: roles.target,
    positive: roles.positive,
    features: columnsOf(roles, "feature"),
    ...otherRoles(roles),
    ...(rows.length > 0 ? { rows } : {}),
    split,
    models,
  };
}

/** Absent where no column has the role, as in the plans of documents from before these roles. */
function otherRoles(roles: RolesParams): Pick<TrainingPlan, "weight" | "group" | "time" | "ids"> {
  const [weight] = columnsOf(roles, "weight");
  const [group] = columnsOf(roles, "group");
  const [time] = columnsOf(roles, "time");
  const ids = columnsOf(roles, "id");
  return {
    ...(weight === undefined ? {} : { weight }),
    ...(group === undefined ? {} : { group }),
    ...(time === undefined ? {} : { time }),
    ...(ids.length === 0 ? {} : { ids }),
  };
}

function columnsOf({ columns }: RolesParams, wanted: Role): readonly string[] {
  return columns.filter(({ role }) => role === wanted).map(({ column }) => column);
}

function planModel(graph: PipelineGraph, node: PipelineNode): PlannedModel {
  const spec = estimators[node.kind];
  if (!spec) throw invalid(`there is no model called “${node.kind}”`);
  const { params, engine, randomState } = paramsOf(node, learnNode(spec));
  return {
    node: node.id,
    estimator: spec.id,
    params: parseParams(spec.title, () => spec.params.parse(params)),
    engine,
    randomState,
    recipe: recipeSteps(graph, node.id).map(({ step, params: own, on }) => {
      const known = steps[step];
      if (!known) throw invalid(`there is no step called “${step}”`);
      return { step, on, params: parseParams(known.title, () => known.params.parse(own ?? {})) };
    }),
  };
}

/** Steps of every recipe between the split and a learn node, in the order they run. */
function recipeSteps(graph: PipelineGraph, learn: NodeId): readonly RecipeStep[] {
  const recipes = recipeChain(graph, learn);
  if (recipes.length === 0) throw invalid(`“${learn}” is not wired to a ${recipeNode.title}`);
  return recipes.flatMap((recipe) => paramsOf(recipe, recipeNode).steps);
}

function only<P>(graph: PipelineGraph, kind: NodeKind<P>): PipelineNode {
  const found = graph.nodes.filter((node) => node.kind === kind.id);
  if (found.length !== 1 || !found[0])
    throw invalid(`it needs one ${kind.title} step, and has ${found.length}`);
  return found[0];
}

function paramsOf<P>(node: PipelineNode, kind: NodeKind<P>): P {
  const parsed = kind.schema.safeParse(node.params);
  if (!parsed.success)
    throw new LatheError("bad-parameter", { where: kind.title, reason: firstIssue(parsed.error) });
  return parsed.data;
}

function parseParams(where: string, parse: () => unknown): unknown {
  try {
    return parse();
  } catch (error) {
    throw new LatheError("bad-parameter", { where, reason: firstIssue(error) });
  }
}

/** "maxIter: Too small: expected number to be >=1": the first complaint of a zod error, with its path. */
function firstIssue(error: unknown): string {
  const issues = (error as { issues?: readonly { path: readonly PropertyKey[]; message: string }[] }).issues;
  const issue = issues?.[0];
  if (!issue) throw error;
  const path = issue.path.map(String).join(".");
  return path === "" ? issue.message : `${path}: ${issue.message}`;
}

/** exactOptionalPropertyTypes tells "absent" from "undefined"; documents read back from JSON have neither. */
function withoutUndefined<T extends object>(params: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const entries = Object.entries(params).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]: Exclude<T[K], undefined> };
}
