import type { Stage, Stages } from "#core/estimators/staged.ts";

/** Takes in what a fit hands out on its way; a second state of one iteration replaces the first. */
export function collectStages(): {
  keep(stage: Stage | { readonly refused: string }): void;
  /** null when nothing was handed out. */
  stages(): Stages | null;
} {
  let kept: Stage[] = [];
  let refused: string | null = null;
  return {
    keep(stage) {
      if ("refused" in stage) refused = stage.refused;
      else kept = [...kept.filter(({ iteration }) => iteration < stage.iteration), stage];
    },
    stages: () => (kept.length === 0 && refused === null ? null : { stages: kept, refused }),
  };
}
