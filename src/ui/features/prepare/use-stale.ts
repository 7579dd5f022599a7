import { useMemo } from "react";
import { useShallow } from "zustand/react/shallow";
import { splitKey } from "#core/model-selection/summarise-run.ts";
import { nodeKeys } from "#core/pipeline/node-keys.ts";
import type { TrainingPlan } from "#core/pipeline/plan-types.ts";
import type { NodeId, RunId } from "#core/shared/brand.ts";
import { queries, useStudio } from "#state/store.ts";
import { useAnswer } from "#ui/answers/use-answer.ts";
import { runAsSet, staleModels } from "./stale-models.ts";

/** Models whose last run no longer fits the settings; those in training now do not count. */
export function useStale(plan: TrainingPlan | null): readonly NodeId[] {
  const graph = useStudio((studio) => studio.project.graph);
  const runs = useStudio((studio) => studio.project.runs);
  const source = useStudio((studio) => studio.project.source);
  const trained = useStudio(useShallow(({ jobs }) => jobs.map(({ node }) => node)));
  const keys = useMemo(() => nodeKeys(graph, source?.contentHash ?? ""), [graph, source]);
  const latest = useMemo(() => {
    if (plan === null || source === null) return [];
    const key = splitKey(plan, source.contentHash);
    return plan.models.flatMap((model) => runAsSet(model, runs, key, keys)?.id ?? []);
  }, [plan, source, runs, keys]);
  const { value: featuresOf } = useAnswer(
    latest.length === 0 ? null : `features of ${latest.join(" ")}`,
    async () => {
      const inputs = await Promise.all(latest.map((run) => queries.inputs(run)));
      return new Map<RunId, readonly string[]>(
        latest.map((run, index) => [run, (inputs[index] ?? []).map(({ name }) => name)]),
      );
    },
  );
  return useMemo(() => {
    if (plan === null || source === null) return [];
    const stale = staleModels(plan, runs, splitKey(plan, source.contentHash), keys, (run) =>
      featuresOf?.get(run),
    );
    return stale.filter((node) => !trained.includes(node));
  }, [plan, source, runs, keys, trained, featuresOf]);
}
