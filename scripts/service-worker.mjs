import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { securityHeaders } from "./headers.mjs";

export const serviceWorkerFile = "service-worker.js";

/**
 * Lathe's own service worker. It keeps every file of one build, so that after a first visit the studio works without
 * a network, and it adds our headers to every file: on a host that sends none, it brings the policy into workers
 * (a worker takes it from its own response) and isolation, hence shared memory.
 *
 * One build is one version is one cache. A first install keeps nothing and is over at once, as isolation waits for
 * it; the page asks for the rest when it is idle ("keep"). A later version keeps all of itself before it is ready,
 * and then waits: it takes over when a person says so ("take-over"), never under a page that is in use.
 * @param {{ version: string, bytes: number, files: readonly string[] }} build files relative to the worker; "" is the page
 */
export const serviceWorkerSource = ({ version, bytes, files }) => `// Written by the build.
const version = ${JSON.stringify(version)};
const bytes = ${bytes};
const files = ${JSON.stringify(files, null, 1)};
const headers = ${JSON.stringify(securityHeaders(), null, 2)};

const prefix = "lathe " + registration.scope + " ";
const name = prefix + version;
const known = new Set(files.map((file) => new URL(file, registration.scope).href));

addEventListener("install", (event) => {
  if (registration.active) event.waitUntil(keep(() => undefined));
});

addEventListener("activate", (event) => event.waitUntil(dropOlder().then(() => clients.claim())));

addEventListener("message", (event) => {
  const tell = (message) => event.source?.postMessage({ from: "lathe", version, bytes, ...message });
  if (event.data === "take-over") skipWaiting();
  if (event.data === "keep")
    event.waitUntil(
      keep((kept) => tell({ kept, of: files.length })).catch((error) => tell({ failed: String(error) })),
    );
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.cache === "only-if-cached" && request.mode !== "same-origin") return;
  url.hash = "";
  url.search = "";
  if (url.href === new URL("index.html", registration.scope).href) url.href = registration.scope;
  event.respondWith(answer(request, url.href));
});

async function answer(request, address) {
  const kept = known.has(address) ? await (await caches.open(name)).match(address) : undefined;
  const response = kept ?? (await fetch(request));
  return response.type === "opaqueredirect" || response.status === 0 ? response : withOurHeaders(response);
}

function withOurHeaders(response) {
  const all = new Headers(response.headers);
  const theirs = all.get("Content-Security-Policy");
  for (const [name, value] of Object.entries(headers)) all.set(name, value);
  // A page obeys every policy it is given: the host's own stays beside ours, with its reports.
  if (theirs !== null && theirs !== headers["Content-Security-Policy"])
    all.append("Content-Security-Policy", theirs);
  const { status, statusText } = response;
  return new Response(response.body, { status, statusText, headers: all });
}

/** Fetches what is not kept yet, four at a time. What an older version has under the same hashed name is taken over. */
async function keep(report) {
  const cache = await caches.open(name);
  const have = new Set((await cache.keys()).map(({ url }) => url));
  const missing = [...known].filter((address) => !have.has(address));
  let kept = files.length - missing.length;
  const next = async () => {
    for (let address = missing.pop(); address !== undefined; address = missing.pop()) {
      const isHashed = address.startsWith(new URL("assets/", registration.scope).href);
      const older = isHashed ? await caches.match(address) : undefined;
      const response = older ?? (await fetch(address, { cache: isHashed ? "default" : "reload" }));
      if (!response.ok) throw new Error(address + " answered " + response.status);
      await cache.put(address, response);
      report(++kept);
    }
  };
  report(kept);
  await Promise.all([next(), next(), next(), next()]);
}

async function dropOlder() {
  const names = await caches.keys();
  await Promise.all(names.filter((each) => each.startsWith(prefix) && each !== name).map((each) => caches.delete(each)));
}
`;

/**
 * What a built folder holds, for its service worker: hidden files, the worker itself and what no browser asks for are
 * left out.
 * @param {string} folder
 */
export function describeBuild(folder) {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => statSync(`${folder}/${file}`).isFile())
    .filter((file) => !file.startsWith(".") && !/\.(md|map)$/.test(file) && file !== serviceWorkerFile)
    .sort();
  const hash = createHash("sha256");
  let bytes = 0;
  for (const file of files) {
    const content = readFileSync(`${folder}/${file}`);
    hash.update(file).update("\0").update(content);
    bytes += content.length;
  }
  // Headers are part of a version too: the worker's text changes with them, so they need not be hashed.
  const addresses = files.map((file) => (file === "index.html" ? "" : file));
  return { version: hash.digest("hex").slice(0, 16), bytes, files: addresses };
}
