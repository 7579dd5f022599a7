import { useSyncExternalStore } from "react";

/** Somebody asked to find a text in the table, by key or from the palette: whoever shows the field takes the request. */
let isAsked = false;
let version = 0;
const listeners = new Set<() => void>();

export function askToFind(): void {
  isAsked = true;
  version++;
  for (const listener of listeners) listener();
}

/** Whether the request was still open; now it is not. */
export function takeFindRequest(): boolean {
  const taken = isAsked;
  isAsked = false;
  return taken;
}

export function hasFindRequest(): boolean {
  return isAsked;
}

/** Grows with each request. */
export function useFindRequests(): number {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => version,
  );
}
