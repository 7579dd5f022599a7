import { useSyncExternalStore } from "react";
import { emptyPainting, type Painting } from "#core/paint/painting.ts";

/** The sheet outlives its screen: one may look at a model and come back to paint on. */
interface PaintState {
  readonly painting: Painting;
  /** What undo goes back to, the latest last. */
  readonly past: readonly Painting[];
  /** What the open models learned from; null before any did. */
  readonly trained: Painting | null;
}

const mostSteps = 100;
let state: PaintState = { painting: emptyPainting, past: [], trained: null };
const listeners = new Set<() => void>();

function put(next: PaintState): void {
  if (next === state) return;
  state = next;
  for (const listener of listeners) listener();
}

export function usePainting(): PaintState {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => state,
  );
}

/** One step of undo. A stroke is many changes: `startStep` once, then `change` as the brush moves. */
export function startStep(): void {
  const { painting, past } = state;
  if (past.at(-1) === painting) return;
  put({ ...state, past: [...past, painting].slice(-mostSteps) });
}

export function change(edit: (painting: Painting) => Painting): void {
  put({ ...state, painting: edit(state.painting) });
}

export function replacePainting(painting: Painting): void {
  startStep();
  change(() => painting);
}

export function undoStep(): void {
  const { painting, past } = state;
  const to = past.findLast((before) => before !== painting); // a stroke that left nothing is no step
  if (to !== undefined) put({ ...state, painting: to, past: past.slice(0, past.lastIndexOf(to)) });
}

export function setTrained(trained: Painting): void {
  put({ ...state, trained });
}

/** The points of a table that was painted earlier: what one sees is what was trained on. */
export function takePainting(painting: Painting): void {
  put({ painting, past: [], trained: painting });
}
