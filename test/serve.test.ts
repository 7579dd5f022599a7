import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { metaContentSecurityPolicy } from "../scripts/headers.mjs";
import { serve } from "../scripts/serve.mjs";

const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; " +
  "img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; " +
  "base-uri 'none'; form-action 'none'; object-src 'none'; frame-src 'none'; frame-ancestors 'none'";

interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** A raw request: fetch would tidy the path up before sending it. */
function ask(address: string, path: string, method = "GET"): Promise<Reply> {
  return new Promise((done, fail) => {
    const { hostname, port } = new URL(address);
    request({ hostname, port, path, method }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (text: string) => {
        body += text;
      });
      response.on("end", () => done({ status: response.statusCode ?? 0, headers: response.headers, body }));
    })
      .on("error", fail)
      .end();
  });
}

describe("our static server", () => {
  let folder = "";
  let server: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "lathe-serve-"));
    mkdirSync(join(folder, "dist/assets"), { recursive: true });
    writeFileSync(join(folder, "secret.txt"), "secret");
    writeFileSync(join(folder, "dist/index.html"), "<!doctype html>");
    for (const name of ["a.worker-1.js", "b.wasm", "c.woff2", "d.mjs", "e.css"])
      writeFileSync(join(folder, "dist/assets", name), name);
    server = await serve({ root: join(folder, "dist"), port: 0 });
  });
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });

  it.each([
    ["/", 200],
    ["/assets/a.worker-1.js", 200],
    ["/assets/none.js", 404],
    ["/assets", 404],
    ["/%", 400],
  ])("sends the whole set of headers with %s (%i)", async (path, status) => {
    const reply = await ask(server.address, path);
    expect({ ...reply.headers, status: reply.status }).toMatchObject({
      status,
      "content-security-policy": policy,
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-embedder-policy": "require-corp",
      "cross-origin-resource-policy": "same-origin",
      "x-content-type-options": "nosniff",
    });
  });

  it.each([
    ["/", "text/html; charset=utf-8", "no-cache"],
    ["/assets/a.worker-1.js", "text/javascript; charset=utf-8", "public, max-age=31536000, immutable"],
    ["/assets/b.wasm", "application/wasm", "public, max-age=31536000, immutable"],
    ["/assets/c.woff2", "font/woff2", "public, max-age=31536000, immutable"],
    ["/assets/d.mjs?x=1", "text/javascript; charset=utf-8", "public, max-age=31536000, immutable"],
    ["/assets/e.css", "text/css; charset=utf-8", "public, max-age=31536000, immutable"],
  ])("gives %s its type and its time to live", async (path, type, cache) => {
    const { headers } = await ask(server.address, path);
    expect([headers["content-type"], headers["cache-control"]]).toEqual([type, cache]);
  });

  it.each([
    "/../secret.txt",
    "/..%2fsecret.txt",
    "/%2e%2e/secret.txt",
    "/assets/..%5c..%5csecret.txt",
    "//secret.txt",
    "/\0",
    "/%00",
  ])("keeps to its folder when asked for %j", async (path) => {
    const reply = await ask(server.address, path).catch(() => ({ status: 400, body: "" }));
    expect(reply.status).toBeGreaterThanOrEqual(400);
    expect(reply.body).not.toContain("secret");
  });

  it("answers HEAD without a body and refuses to be written to", async () => {
    expect(await ask(server.address, "/assets/e.css", "HEAD")).toMatchObject({ status: 200, body: "" });
    expect(await ask(server.address, "/", "POST")).toMatchObject({
      status: 405,
      headers: { allow: "GET, HEAD" },
    });
  });

  it("moves to the next free port, and says so when it may not", async () => {
    const taken = Number(new URL(server.address).port);
    const next = await serve({ root: folder, port: taken, portTries: 20 });
    expect(Number(new URL(next.address).port)).toBeGreaterThan(taken);
    await next.close();
    await expect(serve({ root: folder, port: taken })).rejects.toThrow("EADDRINUSE");
  });
});

it("the page's own policy is the header's without what a meta tag cannot carry", () => {
  expect(`${metaContentSecurityPolicy}; frame-ancestors 'none'`).toBe(policy);
});
