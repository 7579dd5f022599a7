import { type LeaderboardRow, leaderboard, leadingRun } from "#core/evaluate/leaderboard.ts";
import { splitKey } from "#core/model-selection/summarise-run.ts";
import type { PipelineGraph } from "#core/pipeline/graph.ts";
import { wiredPart } from "#core/pipeline/node-keys.ts";
import { compilePlan } from "#core/pipeline/plan.ts";
import type { TrainingPlan } from "#core/pipeline/plan-types.ts";
import type { Project } from "#core/project/project.ts";
import type { RunRecord } from "#core/project/run.ts";
import type { RunId } from "#core/shared/brand.ts";
import { LatheError, type Problem } from "#core/shared/problems.ts";

/** Which runs can be compared as the document is now. The one answer for every screen and every verb. */
export interface RunBoard {
  /** null while there is no table, or while the drawing cannot run. */
  readonly plan: TrainingPlan | null;
  /** Why the drawing cannot run; null where it can, or where there is none. */
  readonly problem: Problem | null;
  /** Runs on the split as it is now, baselines first, then best to worst. */
  readonly rows: readonly LeaderboardRow[];
  /** Runs of earlier splits, targets or readings: kept, but their scores are of other rows. */
  readonly others: readonly RunRecord[];
}

export function boardOf(project: Project): RunBoard {
  const { plan, problem } = planOf(project);
  const live = project.runs.filter(({ deletedAt }) => deletedAt === null);
  if (plan === null || project.source === null) return { plan, problem, rows: [], others: live };
  const key = splitKey(plan, project.source.contentHash);
  return {
    plan,
    problem,
    rows: leaderboard(project.runs, plan.task, key),
    others: live.filter((run) => run.splitKey !== key),
  };
}

/** The run that Evaluate, Explain, Export and Predict show: the chosen one if it can be compared, else the leader. */
export function openRunOf({ rows }: Pick<RunBoard, "rows">, chosen: RunId | null): RunRecord | null {
  return rows.find(({ run }) => run.id === chosen)?.run ?? leadingRun(rows);
}

function planOf({ graph }: Project): Pick<RunBoard, "plan" | "problem"> {
  if (graph.nodes.length === 0) return { plan: null, problem: null };
  try {
    return { plan: compilePlan(wiredPart(graph)), problem: null };
  } catch (error) {
    if (error instanceof LatheError)
      return { plan: null, problem: isTargetless(graph) ? noTarget : error.problem };
    throw error;
  }
}

/** A table of which no column could be proposed has a pipeline of its file and its edits alone. */
function isTargetless({ nodes }: PipelineGraph): boolean {
  return !nodes.some(({ kind }) => kind === "roles");
}

const noTarget: Problem = new LatheError("no-target", {}).problem;
