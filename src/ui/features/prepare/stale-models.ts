import type { TrainingPlan } from "#core/pipeline/plan-types.ts";
import type { RunRecord } from "#core/project/run.ts";
import type { NodeId, RunId } from "#core/shared/brand.ts";
import { canonicalJson } from "#core/shared/hash.ts";

/** The latest kept run of a learn node. */
export function latestRunOf(runs: readonly RunRecord[], node: NodeId): RunRecord | undefined {
  return runs.filter((run) => run.node === node && run.deletedAt === null && run.status !== "failed").at(-1);
}

/** The latest run of a model with the split, seed, settings and recipe as they are now; undo may have come back to it. */
export function runAsSet(
  { node, randomState, params, recipe }: TrainingPlan["models"][number],
  runs: readonly RunRecord[],
  key: string,
  keys: ReadonlyMap<NodeId, string>,
): RunRecord | undefined {
  const wanted = canonicalJson({ params, recipe });
  return latestRunOf(
    runs.filter(
      (run) =>
        run.splitKey === key &&
        (run.nodeKey === undefined || run.nodeKey === keys.get(node)) &&
        run.randomState === randomState &&
        canonicalJson({ params: run.params, recipe: run.recipe }) === wanted,
    ),
    node,
  );
}

/**
 * Learn nodes without a run that was made with the settings as they are now.
 * @param key        the plan's split key
 * @param keys       key of each step's result as it would be now (core/pipeline/node-keys.ts)
 * @param featuresOf the raw columns a run learned from, or undefined while that is not known
 */
export function staleModels(
  plan: TrainingPlan,
  runs: readonly RunRecord[],
  key: string,
  keys: ReadonlyMap<NodeId, string>,
  featuresOf: (run: RunId) => readonly string[] | undefined,
): readonly NodeId[] {
  return plan.models
    .filter((model) => {
      const run = runAsSet(model, runs, key, keys);
      if (!run) return true;
      const features = featuresOf(run.id);
      return features !== undefined && canonicalJson(features) !== canonicalJson(plan.features);
    })
    .map(({ node }) => node);
}
