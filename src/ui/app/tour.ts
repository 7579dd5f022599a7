import { useSyncExternalStore } from "react";
import { toast } from "#ui/controls/toast-queue.ts";

/** Offered once in a browser, when the first table is open; afterwards from Help and the palette. */
const key = "lathe.tour";

/** Place of the mark that is shown; null when no tour is on. */
let at: number | null = null;
const listeners = new Set<() => void>();

export function showMark(place: number | null): void {
  at = place;
  for (const listener of listeners) listener();
}

export function useTour(): number | null {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => at,
  );
}

export function startTour(): void {
  showMark(0);
}

export function offerTour(): void {
  try {
    if (localStorage.getItem(key) !== null) return;
    localStorage.setItem(key, "offered");
  } catch {
    return; // where nothing is kept it would be offered at every visit
  }
  toast("Your first table is open. Five marks show where things are", {
    label: "Take the tour",
    onPress: startTour,
  });
}
