import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { securityHeaders } from "./headers.mjs";

const mimeTypes = new Map([
  [".html", "text/html; charset=utf-8"],
  [".js", "text/javascript; charset=utf-8"],
  [".mjs", "text/javascript; charset=utf-8"],
  [".css", "text/css; charset=utf-8"],
  [".json", "application/json; charset=utf-8"],
  [".webmanifest", "application/manifest+json; charset=utf-8"],
  [".wasm", "application/wasm"],
  [".woff2", "font/woff2"],
  [".svg", "image/svg+xml"],
  [".png", "image/png"],
  [".ico", "image/x-icon"],
  [".csv", "text/csv; charset=utf-8"],
  [".txt", "text/plain; charset=utf-8"],
  [".md", "text/markdown; charset=utf-8"],
]);

/**
 * A server of one folder, for this machine only.
 * @param {{ root: string, port: number, portTries?: number, base?: string, headers?: Record<string, string> }} options
 *   `base`: path the folder is served under, "/" or "/some/folder/"; `headers`: sent with every response;
 *   `portTries`: how many ports from `port` up may be tried when one is taken.
 * @returns {Promise<{ address: string, server: import("node:http").Server, close: () => Promise<void> }>}
 */
export async function serve({ root, port, portTries = 1, base = "/", headers = securityHeaders() }) {
  const top = resolve(root);
  const server = createServer((request, response) => {
    answer(request, response).catch(() => {
      if (response.headersSent) response.destroy();
      else refuse(response, 500, "Internal server error");
    });
  });

  /**
   * @param {import("node:http").IncomingMessage} request
   * @param {import("node:http").ServerResponse} response
   */
  async function answer(request, response) {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.setHeader("Allow", "GET, HEAD");
      return refuse(response, 405, "Method not allowed");
    }
    const path = decodedPath(request.url ?? "/");
    if (path === null) return refuse(response, 400, "Bad request");
    if (!path.startsWith(base)) return refuse(response, 404, "Not found");
    const inside = path.slice(base.length);
    const file = join(top, inside === "" || inside.endsWith("/") ? `${inside}index.html` : inside);
    const found = file.startsWith(top + sep) ? await stat(file).catch(() => null) : null;
    if (!found?.isFile()) return refuse(response, 404, "Not found");
    response.writeHead(200, {
      "Content-Type": mimeTypes.get(extname(file)) ?? "application/octet-stream",
      "Content-Length": found.size,
      // Names under assets/ carry a hash of their content; everything else may change with the next build.
      "Cache-Control": inside.startsWith("assets/") ? "public, max-age=31536000, immutable" : "no-cache",
    });
    if (request.method === "HEAD") return void response.end();
    createReadStream(file)
      .on("error", () => response.destroy())
      .pipe(response);
  }

  const taken = await listen(server, port, portTries);
  return {
    address: `http://localhost:${taken}${base}`,
    server,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** @param {string} url @returns {string | null} the path, decoded once; null if malformed or trying to climb */
function decodedPath(url) {
  try {
    const path = decodeURIComponent(url.replace(/[?#].*$/s, ""));
    const climbs = path.includes("\0") || path.split(/[/\\]/).includes("..");
    return climbs ? null : path;
  } catch {
    return null;
  }
}

/** @param {import("node:http").ServerResponse} response @param {number} status @param {string} text */
function refuse(response, status, text) {
  response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8" });
  response.end(`${text}\n`);
}

/** @param {import("node:http").Server} server @param {number} port @param {number} tries @returns {Promise<number>} */
async function listen(server, port, tries) {
  for (let candidate = port; ; candidate++) {
    try {
      await new Promise((done, fail) => {
        server.once("error", fail);
        server.listen(candidate, "127.0.0.1", () => {
          server.off("error", fail);
          done(undefined);
        });
      });
      const bound = server.address();
      return typeof bound === "object" && bound !== null ? bound.port : candidate;
    } catch (error) {
      const code = /** @type {NodeJS.ErrnoException} */ (error).code;
      if ((code !== "EADDRINUSE" && code !== "EACCES") || candidate >= port + tries - 1) throw error;
    }
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { values } = parseArgs({
    options: {
      root: { type: "string", default: "dist" },
      port: { type: "string", default: "4173" },
      base: { type: "string", default: "/" },
      /** Serve as a plain static host does: no security headers at all. */
      bare: { type: "boolean", default: false },
    },
  });
  const { address } = await serve({
    root: values.root,
    port: Number(values.port),
    base: values.base,
    ...(values.bare ? { headers: {} } : {}),
  });
  console.log(address);
}
