import { useMemo } from "react";
import type { SplitView } from "#core/model-selection/describe-split.ts";
import { wiredPart } from "#core/pipeline/node-keys.ts";
import { compilePlan } from "#core/pipeline/plan.ts";
import type { PipelineGraph } from "#core/pipeline/graph.ts";
import type { TrainingPlan } from "#core/pipeline/plan-types.ts";
import { canonicalJson, hashText } from "#core/shared/hash.ts";
import { LatheError, type Problem } from "#core/shared/problems.ts";
import { queries, useStudio } from "#state/store.ts";
import { identityOf, useAnswer } from "#ui/answers/use-answer.ts";

/** Stands for the table, the roles and the split as they are now; null while there is nothing to split. */
export function useSplitKey(): string | null {
  const graph = useStudio((studio) => studio.project.graph);
  const data = useStudio((studio) => studio.data);
  return useMemo(() => {
    const plan = planOf(graph);
    if (data.status !== "ready" || plan === null) return null;
    return `${identityOf(data.dataset)} ${hashText(canonicalJson({ ...plan, models: [] }))}`;
  }, [graph, data]);
}

/** Where rows go by the roles and the split as they are now, or why they cannot. */
export function useSplitView(): { readonly view: SplitView | null; readonly problem: Problem | null } {
  const key = useSplitKey();
  const { value, problem } = useAnswer(key === null ? null : `split ${key}`, () => queries.splitView());
  return { view: problem === null ? value : null, problem };
}

/** null where the drawing cannot run yet, which its own screen says. */
function planOf(graph: PipelineGraph): TrainingPlan | null {
  try {
    return compilePlan(wiredPart(graph));
  } catch (error) {
    if (error instanceof LatheError) return null;
    throw error;
  }
}
