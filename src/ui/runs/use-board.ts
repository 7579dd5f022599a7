import { useMemo } from "react";
import { type LeaderboardRow, leaderboard, leadingRun } from "#core/evaluate/leaderboard.ts";
import { splitKey } from "#core/model-selection/summarise-run.ts";
import { compilePlan } from "#core/pipeline/plan.ts";
import type { TrainingPlan } from "#core/pipeline/plan-types.ts";
import type { Project } from "#core/project/project.ts";
import type { RunRecord } from "#core/project/run.ts";
import { LatheError } from "#core/shared/problems.ts";
import { useStudio } from "#state/store.ts";

export interface Board {
  /** null while there is no table, or while the drawing cannot run. */
  readonly plan: TrainingPlan | null;
  /** Runs on the split as it is now, baselines first, then best to worst. */
  readonly rows: readonly LeaderboardRow[];
  /** Runs of earlier splits, targets or readings: kept, but their scores are of other rows. */
  readonly others: readonly RunRecord[];
  /** The run that Evaluate, Explain, Export and Predict show. */
  readonly openRun: RunRecord | null;
}

/** The runs of the open project, ranked. */
export function useBoard(): Board {
  const project = useStudio((studio) => studio.project);
  const chosen = useStudio((studio) => studio.openRun);
  const board = useMemo(() => boardOf(project), [project]);
  const openRun = board.rows.find(({ run }) => run.id === chosen)?.run ?? leadingRun(board.rows);
  return { ...board, openRun };
}

function boardOf(project: Project): Omit<Board, "openRun"> {
  const plan = planOf(project);
  if (plan === null || project.source === null) return { plan, rows: [], others: live(project) };
  const key = splitKey(plan, project.source.contentHash);
  return {
    plan,
    rows: leaderboard(project.runs, plan.task, key),
    others: live(project).filter((run) => run.splitKey !== key),
  };
}

const live = ({ runs }: Project) => runs.filter(({ deletedAt }) => deletedAt === null);

function planOf({ graph }: Project): TrainingPlan | null {
  if (graph.nodes.length === 0) return null;
  try {
    return compilePlan(graph);
  } catch (error) {
    if (error instanceof LatheError) return null; // shown where it is edited
    throw error;
  }
}
