import { useSyncExternalStore } from "react";
import type { ChartSpec } from "#core/explore/chart-spec.ts";
import { type ChartChoice, freshChoice } from "./chart-choice.ts";

/** What is on the shelves outlives the screen: one may look at a model and come back to the chart. It is of one project. */
let state: { readonly project: string | null; readonly choice: ChartChoice } = {
  project: null,
  choice: freshChoice,
};
const listeners = new Set<() => void>();

/** At the first look at a project: what its document says was on the shelves. From then on the page knows better. */
function choiceOf(project: string, shelf: ChartSpec | undefined): ChartChoice {
  if (state.project !== project) {
    const { x: _, ...rest } = shelf ?? {};
    state = { project, choice: shelf ? { ...freshChoice, ...rest, isColourAuto: false } : freshChoice };
  }
  return state.choice;
}

export function setChart(project: string, shelf: ChartSpec | undefined, changes: Partial<ChartChoice>): void {
  state = { project, choice: { ...choiceOf(project, shelf), ...changes } };
  for (const listener of listeners) listener();
}

/** @param shelf as the document has it */
export function useChartChoice(project: string, shelf: ChartSpec | undefined): ChartChoice {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => choiceOf(project, shelf),
  );
}
