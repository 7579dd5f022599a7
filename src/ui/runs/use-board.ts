import { useMemo } from "react";
import type { RunRecord } from "#core/project/run.ts";
import { boardOf, openRunOf, type RunBoard } from "#state/board.ts";
import type { StudioState } from "#state/studio-state.ts";
import { useInSlices } from "#ui/answers/use-in-slices.ts";

const projectOf = ({ project }: StudioState) => project;
const openRunChosen = ({ openRun }: StudioState) => openRun;

export interface Board extends RunBoard {
  /** The run that Evaluate, Explain, Export and Predict show. */
  readonly openRun: RunRecord | null;
}

/** The runs of the open project, ranked. */
export function useBoard(): Board {
  const project = useInSlices(projectOf);
  const chosen = useInSlices(openRunChosen);
  const board = useMemo(() => boardOf(project), [project]);
  return { ...board, openRun: openRunOf(board, chosen) };
}
