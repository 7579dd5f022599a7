import { useSyncExternalStore } from "react";

/**
 * Whether Lathe works without a network: the service worker (scripts/service-worker.mjs) keeps every file of this
 * version, fetched when the page is idle.
 */
export type Offline =
  /** Not in this browser, not over plain http, not in development. */
  | { readonly status: "unavailable" }
  /** The person's browser asks to save data: nothing is fetched until they say so. */
  | { readonly status: "waits" }
  | { readonly status: "keeping"; readonly kept: number; readonly of: number }
  | { readonly status: "works"; readonly bytes: number }
  | { readonly status: "failed" };

/** "ready": a newer version is kept and waits. "elsewhere": another window has taken it, so this one is out of date. */
export type NewVersion = "ready" | "elsewhere" | null;

interface OfflineState {
  readonly offline: Offline;
  readonly newVersion: NewVersion;
}

let state: OfflineState = { offline: { status: "unavailable" }, newVersion: null };
let taking = false;
const listeners = new Set<() => void>();

function put(change: Partial<OfflineState>): void {
  state = { ...state, ...change };
  for (const listener of listeners) listener();
}

/** @param select a part that is the same value for as long as it says the same: hundreds of files are told one by one */
export function useOffline<T>(select: (state: OfflineState) => T): T {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => select(state),
  );
}

/** Called once, when the page has been drawn. Development builds have no service worker. */
export function startOffline(): void {
  const container = globalThis.navigator?.serviceWorker;
  if (import.meta.env.DEV || container === undefined || !globalThis.isSecureContext) return;
  let hadController = container.controller !== null;
  container.addEventListener("controllerchange", () => {
    if (taking) location.reload();
    else if (hadController) put({ newVersion: "elsewhere" });
    hadController = true;
  });
  container.addEventListener("message", ({ data }) => take(data));
  // Not while the first screen, or the first table, still needs the line.
  const begin = () => setTimeout(() => void register(container), 2000);
  if (document.readyState === "complete") begin();
  else addEventListener("load", begin, { once: true });
}

async function register(container: ServiceWorkerContainer): Promise<void> {
  try {
    const registration = await container.register("service-worker.js");
    watch(registration);
    await container.ready;
    const savesData = (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;
    if (savesData) put({ offline: { status: "waits" } });
    else await keepOffline();
  } catch {
    put({ offline: { status: "unavailable" } }); // the browser or the host refuses service workers
  }
}

function watch(registration: ServiceWorkerRegistration): void {
  const noticed = () => {
    if (registration.waiting !== null && registration.active !== null) put({ newVersion: "ready" });
  };
  noticed();
  registration.addEventListener("updatefound", () =>
    registration.installing?.addEventListener("statechange", noticed),
  );
}

/** Asks the service worker to keep all of this version. */
export async function keepOffline(): Promise<void> {
  const { active } = await navigator.serviceWorker.ready;
  put({ offline: { status: "keeping", kept: 0, of: 0 } });
  active?.postMessage("keep");
}

/** Replaces this version by the newer one, here and in every other window, and reloads. */
export async function takeNewVersion(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration();
  if (registration?.waiting) {
    taking = true;
    registration.waiting.postMessage("take-over");
  } else location.reload();
}

function take(data: unknown): void {
  const message = data as {
    from?: string;
    kept?: number;
    of?: number;
    bytes?: number;
    failed?: string;
  } | null;
  if (message?.from !== "lathe") return;
  const { kept, of, bytes, failed } = message;
  if (failed !== undefined) put({ offline: { status: "failed" } });
  else if (kept !== undefined && of !== undefined && bytes !== undefined)
    put({ offline: kept === of ? { status: "works", bytes } : { status: "keeping", kept, of } });
}
