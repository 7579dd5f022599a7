import { useSyncExternalStore } from "react";

/** The one overlay of the shell that is open. */
export type Overlay = "palette" | "keys" | "glossary" | "privacy" | "save-table" | "reading" | "versions";

let open: Overlay | null = null;
const listeners = new Set<() => void>();

export function showOverlay(overlay: Overlay | null): void {
  open = overlay;
  for (const listener of listeners) listener();
}

export function useOverlay(): Overlay | null {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => open,
  );
}
