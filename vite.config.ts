import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin, type Rolldown } from "vite";
import { compiledOnArrival } from "./scripts/compiled-on-arrival.mjs";
import { devContentSecurityPolicy, metaContentSecurityPolicy, securityHeaders } from "./scripts/headers.mjs";
import { describeBuild, serviceWorkerFile, serviceWorkerSource } from "./scripts/service-worker.mjs";

/** The page's own WebRTC constructors go before any other script runs, in development too. */
const hardenedPage: Plugin = {
  name: "lathe:hardened-page",
  transformIndexHtml: () => [{ tag: "script", attrs: { src: "./boot.js" }, injectTo: "head-prepend" }],
};

/** For static hosts that send no headers: the policy in the page itself, and a service worker that adds the rest
 * and keeps the whole build for when there is no network. */
const staticHosts: Plugin = {
  name: "lathe:static-hosts",
  apply: "build",
  transformIndexHtml: () => [
    {
      tag: "meta",
      attrs: { "http-equiv": "Content-Security-Policy", content: metaContentSecurityPolicy },
      injectTo: "head-prepend",
    },
    // Nothing waits for it: what it asks for comes with the next load.
    { tag: "script", attrs: { src: "./isolate.js", async: true }, injectTo: "head-prepend" },
  ],
  writeBundle({ dir = "dist" }) {
    // After everything else is written: it lists what there is, the workers' own parts and the public files too.
    writeFileSync(`${dir}/${serviceWorkerFile}`, serviceWorkerSource(describeBuild(dir)));
  },
};

/**
 * All of our own modules that the first load needs anyway, in one chunk: forty small ones, each packed by itself, take more.
 * A module is one of them when a chain of static imports leads to it from the page.
 */
function firstLoadChunk(id: string, modules: Rolldown.ChunkingContext): string | null {
  if (id.includes("node_modules")) return null;
  const seen = new Set<string>();
  const queue = [id];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const info = modules.getModuleInfo(next);
    if (info?.isEntry) return "first";
    for (const importer of info?.importers ?? []) {
      if (!seen.has(importer)) queue.push(importer);
      seen.add(importer);
    }
  }
  return null;
}

export default defineConfig(({ command }) => {
  const nonce = randomBytes(16).toString("base64");
  return {
    base: "./", // runs under any path of any host
    plugins: [react(), tailwindcss(), hardenedPage, compiledOnArrival(), staticHosts],
    ...(command === "serve" ? { html: { cspNonce: nonce } } : {}),
    server: { host: "127.0.0.1", headers: securityHeaders(devContentSecurityPolicy(nonce)) },
    preview: { host: "127.0.0.1", headers: securityHeaders() },
    worker: { format: "es" },
    build: {
      target: ["chrome120", "edge120", "firefox128", "safari17.4"],
      manifest: true,
      assetsInlineLimit: 0, // fonts and WebAssembly as data: addresses would be refused by the policy
      modulePreload: { polyfill: false },
      rolldownOptions: {
        output: { codeSplitting: { groups: [{ name: firstLoadChunk, debugName: "first load" }] } },
      },
      chunkSizeWarningLimit: 2000, // scripts/bundle-budget.mjs checks what matters: the first load
    },
  };
});
