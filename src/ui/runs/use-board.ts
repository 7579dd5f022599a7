import { useMemo } from "react";
import type { RunRecord } from "#core/project/run.ts";
import { boardOf, openRunOf, type RunBoard } from "#state/board.ts";
import { useStudio } from "#state/store.ts";

export interface Board extends RunBoard {
  /** The run that Evaluate, Explain, Export and Predict show. */
  readonly openRun: RunRecord | null;
}

/** The runs of the open project, ranked. */
export function useBoard(): Board {
  const project = useStudio((studio) => studio.project);
  const chosen = useStudio((studio) => studio.openRun);
  const board = useMemo(() => boardOf(project), [project]);
  return { ...board, openRun: openRunOf(board, chosen) };
}
