/**
 * The one place where Lathe's response headers are written: our own server, Vite's dev and preview servers
 * and the page's meta tag all take them from here.
 */

/**
 * No outside connection of any kind, and no eval. 'unsafe-inline' for styles only: the component and chart
 * libraries write <style> elements and style attributes. 'wasm-unsafe-eval' compiles WebAssembly.
 */
const policy = [
  ["default-src", "'none'"],
  ["script-src", "'self' 'wasm-unsafe-eval'"],
  ["style-src", "'self' 'unsafe-inline'"],
  ["img-src", "'self' blob: data:"],
  ["font-src", "'self'"],
  ["connect-src", "'self'"],
  ["worker-src", "'self'"],
  ["manifest-src", "'self'"],
  ["base-uri", "'none'"],
  ["form-action", "'none'"],
  ["object-src", "'none'"],
  ["frame-src", "'none'"],
  ["frame-ancestors", "'none'"],
];

export const contentSecurityPolicy = policy.map(([name, value]) => `${name} ${value}`).join("; ");

/** A meta tag cannot carry frame-ancestors (browsers log an error), so hosts without headers lack that one. */
export const metaContentSecurityPolicy = policy
  .filter(([name]) => name !== "frame-ancestors")
  .map(([name, value]) => `${name} ${value}`)
  .join("; ");

/**
 * For the dev server only: its hot reload needs one inline script (by nonce) and a socket to itself.
 * @param {string} nonce
 */
export const devContentSecurityPolicy = (nonce) =>
  contentSecurityPolicy
    .replace("script-src 'self'", `script-src 'self' 'nonce-${nonce}'`)
    .replace("connect-src 'self'", "connect-src 'self' ws://localhost:* ws://127.0.0.1:*");

/**
 * Sent with every response, worker files included: a worker takes its policy from its own response.
 * @param {string} [csp]
 * @returns {Record<string, string>}
 */
export const securityHeaders = (csp = contentSecurityPolicy) => ({
  "Content-Security-Policy": csp,
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cross-Origin-Resource-Policy": "same-origin",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
});
