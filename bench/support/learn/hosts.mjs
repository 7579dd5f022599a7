import { Worker } from "node:worker_threads";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright";
import { build } from "vite";
import { chromiumFlags, findChromium } from "../../../scripts/chromium.mjs";
import { serve } from "../../../scripts/serve.mjs";
import { buildSource } from "../load-source.mjs";

/**
 * Where Lathe's fits run. A host starts workers, each with the table of its own, asks all of them at once, and knows the
 * processor time that all of them took together.
 */

/** Threads of this process. */
export async function nodeHost(job) {
  const address = await buildSource("bench/support/learn/models.ts");
  const workers = [];
  const answerOf = (worker) =>
    new Promise((done, fail) => {
      worker.once("message", done);
      worker.once("error", fail);
    });
  return {
    async start() {
      const worker = new Worker(new URL("fit-thread.mjs", import.meta.url), {
        workerData: { ...job, address },
      });
      await answerOf(worker);
      workers.push(worker);
    },
    ask: (what) =>
      Promise.all(
        workers.map((worker) => {
          const answer = answerOf(worker);
          worker.postMessage(what);
          return answer;
        }),
      ),
    async cpuSeconds() {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1e6;
    },
    end: () => Promise.all(workers.map((worker) => worker.terminate())),
  };
}

/** Workers of a page in Chromium without a window, isolated as Lathe's is. */
export async function chromiumHost(job) {
  const folder = mkdtempSync(`${tmpdir()}/lathe-bench-page-`);
  await build({
    root: fileURLToPath(new URL("page", import.meta.url)),
    base: "./",
    configFile: false,
    logLevel: "error",
    worker: { format: "es" },
    build: { outDir: folder, emptyOutDir: true, target: "chrome120" },
  });
  const server = await serve({
    root: folder,
    port: 0,
    headers: {
      "Cross-Origin-Opener-Policy": "same-origin",
      "Cross-Origin-Embedder-Policy": "require-corp",
      "Cross-Origin-Resource-Policy": "same-origin",
    },
  });
  const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumFlags });
  const page = await browser.newPage();
  await page.goto(server.address);
  await page.waitForFunction(() => "ask" in globalThis);
  const system = await browser.newBrowserCDPSession();
  let nWorkers = 0;
  return {
    async start() {
      await page.evaluate((given) => globalThis.startWorker(given), job);
      nWorkers++;
    },
    ask: (what) =>
      page.evaluate(
        ([n, asked]) => Promise.all(Array.from({ length: n }, (_, i) => globalThis.ask(i, asked))),
        [nWorkers, what],
      ),
    async cpuSeconds() {
      const { processInfo } = await system.send("SystemInfo.getProcessInfo");
      return processInfo
        .filter(({ type }) => type === "renderer")
        .reduce((sum, { cpuTime }) => sum + cpuTime, 0);
    },
    async end() {
      await browser.close();
      await server.close();
      rmSync(folder, { recursive: true });
    },
  };
}
