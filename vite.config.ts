import { randomBytes } from "node:crypto";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { devContentSecurityPolicy, metaContentSecurityPolicy, securityHeaders } from "./scripts/headers.mjs";

/** For static hosts that send no headers: the same policy in the page itself. */
const policyInPage: Plugin = {
  name: "lathe:policy-in-page",
  apply: "build",
  transformIndexHtml: () => [
    {
      tag: "meta",
      attrs: { "http-equiv": "Content-Security-Policy", content: metaContentSecurityPolicy },
      injectTo: "head-prepend",
    },
  ],
};

export default defineConfig(({ command }) => {
  const nonce = randomBytes(16).toString("base64");
  return {
    base: "./", // runs under any path of any host
    plugins: [react(), tailwindcss(), policyInPage],
    ...(command === "serve" ? { html: { cspNonce: nonce } } : {}),
    server: { host: "127.0.0.1", headers: securityHeaders(devContentSecurityPolicy(nonce)) },
    preview: { host: "127.0.0.1", headers: securityHeaders() },
    worker: { format: "es" },
    build: {
      target: ["chrome120", "edge120", "firefox128", "safari17.4"],
      manifest: true,
      assetsInlineLimit: 0, // fonts and WebAssembly as data: addresses would be refused by the policy
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 2000, // scripts/bundle-budget.mjs checks what matters: the first load
    },
  };
});
