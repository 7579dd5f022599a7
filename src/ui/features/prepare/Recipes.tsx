import { memo, useMemo } from "react";
import { estimators } from "#core/estimators/registry.ts";
import { learnNodesOf, recipeNodeOf } from "#core/pipeline/edit.ts";
import type { PipelineGraph } from "#core/pipeline/graph.ts";
import type { RecipeStep } from "#core/pipeline/plan-types.ts";
import type { NodeId } from "#core/shared/brand.ts";
import { useStudio } from "#state/store.ts";
import { InTurn } from "#ui/controls/InTurn.tsx";
import { RecipeSection } from "#ui/inspector/RecipeSection.tsx";
import { latestRunOf } from "./stale-models.ts";

export interface Recipe {
  readonly node: NodeId;
  readonly steps: readonly RecipeStep[];
  readonly learners: readonly NodeId[];
}

export function recipesOf(graph: PipelineGraph): readonly Recipe[] {
  const learners = learnNodesOf(graph);
  return graph.nodes
    .filter(({ kind }) => kind === "recipe")
    .map(({ id, params }) => ({
      node: id,
      steps: (params as { readonly steps: readonly RecipeStep[] }).steps,
      learners: learners
        .filter((learner) => recipeNodeOf(graph, learner.id)?.id === id)
        .map((learner) => learner.id),
    }));
}

/** Every recipe of the pipeline. Apart from the screen: a list that can be dragged is costly to draw. */
export const Recipes = memo(function Recipes() {
  const graph = useStudio((studio) => studio.project.graph);
  const runs = useStudio((studio) => studio.project.runs);
  const recipes = useMemo(() => recipesOf(graph), [graph]);
  return (
    <div className="recipes">
      {recipes.map(({ node, steps, learners }) => {
        const kinds = learners.map((learner) => graph.nodes.find(({ id }) => id === learner)?.kind ?? "");
        const last = learners
          .map((learner) => latestRunOf(runs, learner))
          .find((run) => run !== undefined && run.notes.length > 0);
        return (
          <InTurn key={node} instead={<div />}>
            <OneRecipe node={node} steps={steps} models={kinds.join(" ")} lastRun={last} />
          </InTurn>
        );
      })}
    </div>
  );
});

const OneRecipe = memo(function OneRecipe({
  node,
  steps,
  models,
  lastRun,
}: {
  readonly node: NodeId;
  readonly steps: readonly RecipeStep[];
  /** Kinds of the models that use it, with spaces between: one string, so that the same ones are equal. */
  readonly models: string;
  readonly lastRun: ReturnType<typeof latestRunOf>;
}) {
  return (
    <RecipeSection
      node={node}
      title={titleOf(node)}
      models={models
        .split(" ")
        .filter((kind) => kind !== "")
        .map((kind) => estimators[kind]?.title ?? kind)}
      recipe={steps}
      lastRun={lastRun}
      onRecipe={(recipe) => useStudio.getState().setRecipe(node, recipe)}
    />
  );
});

function titleOf(node: NodeId): string {
  if (node === "recipe-tree") return "For trees";
  return node === "recipe-linear" ? "For linear models and nets" : node;
}
