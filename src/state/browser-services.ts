import type { PageWatcher, Services } from "#state/services.ts";
import { openBrowserStorage } from "#state/storage/browser-storage.ts";
import { browserWindows } from "#state/window-channel.ts";
import { createDataClient, createTrainClient } from "#workers/client.ts";

/** More workers than this gain little on tables and cost memory. */
const MOST_WORKERS = 8;

/** The page's own. Nothing starts before it is first used. */
export function browserServices(): Services {
  const cores = globalThis.navigator?.hardwareConcurrency ?? 2;
  return {
    createDataClient,
    createTrainClient,
    poolSize: Math.max(1, Math.min(MOST_WORKERS, cores - 1)), // one core is the page's own
    memoryBudget: shareOfMemory(0.75), // the rest is the table's and the page's
    tableBudget: shareOfMemory(0.5),
    async diskRoom() {
      const { quota, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
      return quota === undefined ? null : Math.max(0, quota - usage);
    },
    isolated: globalThis.crossOriginIsolated === true,
    openStorage: openBrowserStorage,
    now: () => new Date().toISOString(),
    clock: () => performance.now(),
    newId: randomId,
    later(ms, callback) {
      const timer = setTimeout(callback, ms);
      return () => clearTimeout(timer);
    },
    laterAtRest,
    watchPage,
    windows: browserWindows(),
    async fetchSample(id) {
      const name = `${id}.csv`;
      const answer = await fetch(new URL(`samples/${name}`, document.baseURI));
      if (!answer.ok) throw new Error(`The sample ${name} could not be loaded (${answer.status})`);
      return { file: await answer.blob(), name };
    },
  };
}

/** Safari has no idle callbacks: there it is soon enough when the time has come. */
function laterAtRest(ms: number, callback: () => void): () => void {
  let idle: number | null = null;
  const timer = setTimeout(() => {
    if ("requestIdleCallback" in globalThis) idle = requestIdleCallback(() => callback(), { timeout: 2000 });
    else callback();
  }, ms);
  return () => {
    clearTimeout(timer);
    if (idle !== null) cancelIdleCallback(idle);
  };
}

/** Of what the device says it has, bytes; of browsers that say nothing, 4 GB. */
function shareOfMemory(share: number): number {
  const { deviceMemory } = (globalThis.navigator ?? {}) as { readonly deviceMemory?: number };
  return share * (deviceMemory ?? 4) * 2 ** 30;
}

/** `crypto.randomUUID` is missing on plain http hosts other than localhost; random bytes are not. */
function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function watchPage({ onHidden, onPress, onOutsideRequest, hasUnsaved }: PageWatcher): void {
  if (typeof document === "undefined") return;
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") onHidden();
  });
  for (const press of ["pointerdown", "keydown", "wheel"])
    addEventListener(press, onPress, { capture: true, passive: true });
  addEventListener("beforeunload", (event) => {
    if (hasUnsaved()) event.preventDefault();
  });
  const isOutside = (address: string) =>
    /^(https?|wss?):/.test(address) && new URL(address).host !== location.host;
  document.addEventListener("securitypolicyviolation", ({ blockedURI }) => {
    if (isOutside(blockedURI)) onOutsideRequest();
  });
  new PerformanceObserver((list) => {
    for (const { name } of list.getEntries()) if (isOutside(name)) onOutsideRequest();
  }).observe({ type: "resource", buffered: true });
}
