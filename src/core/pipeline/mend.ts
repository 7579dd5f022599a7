import { estimators } from "#core/estimators/registry.ts";
import { learnNodesOf, setParams, setRecipe } from "#core/pipeline/edit.ts";
import type { PipelineGraph } from "#core/pipeline/graph.ts";
import type { LearnParams } from "#core/pipeline/nodes/learn.ts";
import type { RecipeStep } from "#core/pipeline/plan-types.ts";
import { addStep } from "#core/preprocessing/add-step.ts";
import { findStep } from "#core/preprocessing/registry.ts";
import type { AlertFix, PreparingFix } from "#core/profile/alert-fix.ts";

/** What an alert's fix does to recipes and models. The others change the table or its roles. */
export type GraphFix = Extract<AlertFix, { readonly kind: "prepare" | "class-weights" }>;

/** A recipe with one of these is for models that feel how far a number is from others. */
const scaling = ["scale", "one-hot"];

/**
 * The graph with the fix in it. A step that is there already is switched on and takes the fix's settings and columns
 * too; a graph that has all of it comes back as it is.
 */
export function mend(graph: PipelineGraph, fix: GraphFix): PipelineGraph {
  return fix.kind === "class-weights" ? weighClasses(graph) : prepare(graph, fix);
}

/** Whether a fix would still change something, and if not, whether it is there or has nothing to work on. */
export function mendingState(graph: PipelineGraph, fix: GraphFix): "open" | "done" | "none" {
  if (mend(graph, fix) !== graph) return "open";
  const hasPlace =
    fix.kind === "class-weights" ? weighable(graph).length > 0 : recipesFor(graph, fix).length > 0;
  return hasPlace ? "done" : "none";
}

function prepare(graph: PipelineGraph, fix: PreparingFix): PipelineGraph {
  let mended = graph;
  for (const { id, steps } of recipesFor(graph, fix)) {
    const changed = withStep(steps, fix);
    if (changed !== steps) mended = setRecipe(mended, id, changed);
  }
  return mended;
}

function recipesFor(graph: PipelineGraph, { recipes }: PreparingFix) {
  const all = graph.nodes
    .filter(({ kind }) => kind === "recipe")
    .map(({ id, params }) => ({ id, steps: (params as { readonly steps: readonly RecipeStep[] }).steps }));
  if (recipes === "all") return all;
  return all.filter(({ steps }) => steps.some(({ step, on }) => on && scaling.includes(step)));
}

function withStep(steps: readonly RecipeStep[], { step, params }: PreparingFix): readonly RecipeStep[] {
  const at = steps.findIndex((each) => each.step === step);
  const defaults = findStep(step).params.defaults as Readonly<Record<string, unknown>>;
  const before = steps[at];
  if (before === undefined) return addStep(steps, { step, params: { ...defaults, ...params }, on: true });
  const own = { ...defaults, ...(before.params as Readonly<Record<string, unknown>>) };
  // Switched off, it touches no column yet.
  const columns = before.on ? bothColumns(own["columns"], params["columns"]) : params["columns"];
  const after = { ...own, ...params, ...("columns" in params ? { columns } : {}) };
  if (before.on && JSON.stringify(after) === JSON.stringify(own)) return steps;
  return steps.with(at, { ...before, params: after, on: true });
}

/** null is every column. */
function bothColumns(first: unknown, second: unknown): readonly string[] | null {
  if (!Array.isArray(first) || !Array.isArray(second)) return null;
  return [...new Set([...(first as string[]), ...(second as string[])])];
}

function weighClasses(graph: PipelineGraph): PipelineGraph {
  let mended = graph;
  for (const { id, params } of weighable(graph)) {
    const own = params as Readonly<Record<string, unknown>>;
    if (own["classWeight"] !== "balanced")
      mended = setParams(mended, id, { ...own, classWeight: "balanced" });
  }
  return mended;
}

function weighable(graph: PipelineGraph) {
  return learnNodesOf(graph)
    .filter(({ kind }) => {
      const field = estimators[kind]?.params.fields["classWeight"];
      return field?.type === "choice" && field.choices.some(({ value }) => value === "balanced");
    })
    .map(({ id, params }) => ({ id, params: (params as LearnParams).params }));
}
