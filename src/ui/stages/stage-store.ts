import { useSyncExternalStore } from "react";
import type { RunId } from "#core/shared/brand.ts";

/** The moment of a run's training that Train and Evaluate both show; null is as it ended. */
let chosen: { readonly run: RunId; readonly iteration: number } | null = null;
const listeners = new Set<() => void>();

export function chooseStage(run: RunId, iteration: number | null): void {
  chosen = iteration === null ? null : { run, iteration };
  for (const listener of listeners) listener();
}

export function useStage(run: RunId | null): number | null {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => (chosen !== null && chosen.run === run ? chosen.iteration : null),
  );
}
