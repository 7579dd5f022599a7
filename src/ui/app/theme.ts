import { useSyncExternalStore } from "react";

/** Paper, board, or whatever the system has. Remembered in this browser; public/boot.js sets it before first paint. */
export type Theme = "light" | "dark" | "system";
const key = "lathe.theme";
const dark = matchMedia("(prefers-color-scheme: dark)");
const listeners = new Set<() => void>();

function theme(): Theme {
  const chosen = document.documentElement.dataset["theme"];
  return chosen === "light" || chosen === "dark" ? chosen : "system";
}

export function isDark(): boolean {
  return theme() === "system" ? dark.matches : theme() === "dark";
}

export function setTheme(next: Theme): void {
  if (next === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = next;
  try {
    if (next === "system") localStorage.removeItem(key);
    else localStorage.setItem(key, next);
  } catch {
    // A browser that keeps nothing for this page still shows the theme until the page closes.
  }
  for (const listener of listeners) listener();
}

/** Redraws when the theme changes: for canvases, which hold resolved colours. */
export function useIsDark(): boolean {
  return useSyncExternalStore((changed) => {
    listeners.add(changed);
    dark.addEventListener("change", changed);
    return () => {
      listeners.delete(changed);
      dark.removeEventListener("change", changed);
    };
  }, isDark);
}
