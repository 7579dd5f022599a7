import type { LessonCard } from "#core/lessons/lesson-cards.ts";
import type { RolesParams } from "#core/pipeline/nodes/roles.ts";
import type { PipelineGraph } from "#core/pipeline/graph.ts";
import { defaultGraph, defaultSplit, firstModels } from "#core/pipeline/default-graph.ts";
import type { SplitParams } from "#core/pipeline/plan-types.ts";

/** What a lesson looks at to see how far its learner is. */
export interface LessonView {
  readonly roles: RolesParams | null;
  /** A model beside the baselines is judged on the roles as they are now, and nothing trains. */
  readonly isJudged: boolean;
  readonly sealOpened: boolean;
}

export interface LessonStep {
  /** What to do, as a sentence. */
  readonly task: string;
  readonly hint: string;
  /** The screen where it is done. */
  readonly place: "data" | "explore" | "prepare" | "train" | "evaluate" | "explain";
  /** Whether what the learner did shows it; null where they answer the question. */
  readonly isDone: ((view: LessonView) => boolean) | null;
  readonly question?: { readonly options: readonly string[]; readonly right: string; readonly wrong: string };
}

/** A table with something planted, and the way to find it. */
export interface Lesson extends LessonCard {
  readonly roles: RolesParams;
  readonly split: SplitParams;
  readonly steps: readonly LessonStep[];
  /** What was learned. */
  readonly moral: string;
}

/** The pipeline a lesson starts with. */
export function lessonGraph({ roles, split }: Lesson): PipelineGraph {
  return defaultGraph({ read: {}, roles, split, models: firstModels, randomState: 0 });
}

export const lessonSplit = defaultSplit;

export function roleOf({ roles }: LessonView, column: string): string | null {
  if (roles?.target === column) return "target";
  return roles?.columns.find((entry) => entry.column === column)?.role ?? null;
}
