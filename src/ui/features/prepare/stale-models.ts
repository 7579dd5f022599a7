import type { TrainingPlan } from "#core/pipeline/plan-types.ts";
import type { RunRecord } from "#core/project/run.ts";
import type { NodeId, RunId } from "#core/shared/brand.ts";
import { canonicalJson } from "#core/shared/hash.ts";

/** The latest kept run of a learn node. */
export function latestRunOf(runs: readonly RunRecord[], node: NodeId): RunRecord | undefined {
  return runs.filter((run) => run.node === node && run.deletedAt === null && run.status !== "failed").at(-1);
}

/**
 * Learn nodes whose latest run was not made with the settings as they are now.
 * @param key        the plan's split key
 * @param featuresOf the raw columns a run learned from, or undefined while that is not known
 */
export function staleModels(
  plan: TrainingPlan,
  runs: readonly RunRecord[],
  key: string,
  featuresOf: (run: RunId) => readonly string[] | undefined,
): readonly NodeId[] {
  return plan.models
    .filter((model) => {
      const run = latestRunOf(runs, model.node);
      if (!run || run.splitKey !== key || run.randomState !== model.randomState) return true;
      const features = featuresOf(run.id);
      return (
        canonicalJson(run.params) !== canonicalJson(model.params) ||
        canonicalJson(run.recipe) !== canonicalJson(model.recipe) ||
        (features !== undefined && canonicalJson(features) !== canonicalJson(plan.features))
      );
    })
    .map(({ node }) => node);
}
