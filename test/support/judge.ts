import type { Table } from "#core/frame/column.ts";
import { fitPart, type PartOutcome } from "#core/model-selection/fit-part.ts";
import { prepareSplit } from "#core/model-selection/fold.ts";
import { summariseRun } from "#core/model-selection/summarise-run.ts";
import { defaultGraph, defaultSplit } from "#core/pipeline/default-graph.ts";
import { compilePlan } from "#core/pipeline/plan.ts";
import type { TrainingPlan } from "#core/pipeline/plan-types.ts";
import type { Task } from "#core/pipeline/task.ts";
import type { FoldScores } from "#core/project/run.ts";

export const quietly = async () => {};
const context = { clock: () => 0, finishEarly: { aborted: false } };

/** The plan the page would make for a table whose target is called "target". */
export function planFor(table: Table, task: Task, models: readonly string[], folds = 5): TrainingPlan {
  const columns = table.columns
    .filter(({ name }) => name !== "target")
    .map(({ name }) => ({ column: name, role: "feature" as const }));
  const roles = { target: "target", task, positive: task === "binary" ? "yes" : null, columns };
  return compilePlan(
    defaultGraph({ read: {}, roles, split: { ...defaultSplit, folds }, models, randomState: 7 }),
  );
}

/** Every fold and the final fit of the plan's first model. */
export async function fitAll(table: Table, plan: TrainingPlan): Promise<PartOutcome[]> {
  const split = prepareSplit(table, plan);
  const parts: PartOutcome[] = [];
  for (const fold of [...Array(plan.split.folds).keys(), null]) {
    parts.push(await fitPart(table, plan, plan.models[0]!, split, fold, quietly, context));
  }
  return parts;
}

export async function crossValidate(table: Table, plan: TrainingPlan): Promise<readonly FoldScores[]> {
  return summariseRun(plan, plan.models[0]!, "", await fitAll(table, plan)).scores;
}

export function scoreOf(scores: readonly FoldScores[], metric: string): number {
  return scores.find((score) => score.metric === metric)!.mean;
}
