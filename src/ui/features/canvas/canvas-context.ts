import { createContext, use } from "react";
import type { LeaderboardRow } from "#core/evaluate/leaderboard.ts";
import type { TrainingPlan } from "#core/pipeline/plan-types.ts";
import type { RunId } from "#core/shared/brand.ts";
import type { IntervalScale } from "#ui/charts/IntervalCell.tsx";

/** What several nodes draw from: changes when runs do, not with every fold. */
export interface CanvasFacts {
  readonly plan: TrainingPlan | null;
  /** The leaderboard's rows of models that are drawn, and have that very result now. */
  readonly rows: readonly LeaderboardRow[];
  /** One scale for the scores of all models. */
  readonly scale: IntervalScale;
  readonly leader: RunId | null;
}

export const CanvasContext = createContext<CanvasFacts | null>(null);

export function useCanvasFacts(): CanvasFacts {
  const facts = use(CanvasContext);
  if (facts === null) throw new Error("no canvas around this step");
  return facts;
}
