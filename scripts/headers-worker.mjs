import { securityHeaders } from "./headers.mjs";

/**
 * The source of a service worker that adds our headers to every file of our own origin: on a host that sends none, it
 * brings the policy into workers (a worker takes it from its own response) and isolation, hence shared memory.
 */
export const headersWorkerSource = `// Written by the build from scripts/headers.mjs.
const headers = ${JSON.stringify(securityHeaders(), null, 2)};

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  const { request } = event;
  if (new URL(request.url).origin !== location.origin) return;
  if (request.cache === "only-if-cached" && request.mode !== "same-origin") return;
  event.respondWith(
    fetch(request).then((response) => {
      if (response.type === "opaqueredirect" || response.status === 0) return response;
      const withOurs = new Headers(response.headers);
      for (const [name, value] of Object.entries(headers)) withOurs.set(name, value);
      const { status, statusText } = response;
      return new Response(response.body, { status, statusText, headers: withOurs });
    }),
  );
});
`;
