import { createHash } from "node:crypto";
import { createReadStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright";
import { build } from "vite";
import { chromiumFlags, findChromium } from "../scripts/chromium.mjs";
import { serve } from "../scripts/serve.mjs";
import { mixedCsv } from "./support/tables.mjs";

/**
 * The same file to typed columns in Chromium: Lathe's reader (encoding, dialect, kinds of all cells, ragged rows) beside
 * Papa Parse streaming and uDSV, with the least that makes columns of their strings, and DuckDB-wasm on one thread.
 * Run: npm run bench -- ingest; `node bench/ingest.mjs ROWS [TIMES]` for another size.
 */

const nRows = Number(process.argv[2] ?? 610_000);
const times = Number(process.argv[3] ?? 3);
const root = fileURLToPath(new URL("support/ingest", import.meta.url));
const folder = mkdtempSync(`${tmpdir()}/lathe-bench-`);

const peers = [
  { name: "Papa Parse, streaming", reader: "papa", goal: 7 },
  { name: "DuckDB-wasm, one thread", reader: "duckdb", goal: 2 },
  { name: "uDSV, streaming", reader: "udsv", goal: null },
];

/** Resident memory of the page's process that is its own, in bytes, from Linux; null elsewhere. */
async function watchMemory(browser) {
  if (process.platform !== "linux") return null;
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const own = () =>
    Math.max(
      ...processInfo
        .filter(({ type }) => type === "renderer")
        .map(({ id }) => {
          const status = readFileSync(`/proc/${id}/status`, "utf8");
          return Number(/RssAnon:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024;
        }),
    );
  const before = own();
  let peak = before;
  const timer = setInterval(() => {
    peak = Math.max(peak, own());
  }, 5);
  return () => {
    clearInterval(timer);
    return peak - before;
  };
}

async function open(address) {
  const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumFlags });
  const page = await browser.newPage();
  await page.goto(address);
  await page.waitForFunction(() => "measure" in globalThis);
  const bytes = await page.evaluate((csv) => globalThis.loadFile(csv), "table.csv");
  const measure = (reader, options) =>
    page.evaluate(([which, how]) => globalThis.measure(which, how), [reader, options]);
  return { browser, bytes, measure };
}

try {
  await build({
    root,
    base: "./",
    configFile: false,
    logLevel: "error",
    worker: { format: "es" },
    build: { outDir: folder, emptyOutDir: true, target: "chrome120", assetsInlineLimit: 0 },
  });
  writeFileSync(`${folder}/table.csv`, mixedCsv(nRows));
  const digest = createHash("sha256");
  for await (const piece of createReadStream(`${folder}/table.csv`)) digest.update(piece);
  const headers = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
  };
  const server = await serve({ root: folder, port: 0, headers });
  const { browser, bytes, measure } = await open(server.address);
  const megabytes = bytes / 1e6;
  const line = (name, { seconds, rows }) =>
    console.log(
      `${name.padEnd(32)} ${(megabytes / seconds).toFixed(1).padStart(7)} MB/s ${(seconds * 1000).toFixed(0).padStart(7)} ms`,
      rows === nRows ? "" : `(${rows} rows!)`,
    );
  console.log(`${megabytes.toFixed(1)} MB, ${nRows} rows × 18 columns; the best of ${times} readings each\n`);
  const ours = await measure("lathe", { times });
  line("Lathe", ours);
  const hashed = await measure("lathe", { times, hash: true });
  line("Lathe, SHA-256 beside it", hashed);
  if (hashed.hash !== digest.digest("hex")) throw new Error("the hashes differ");
  const theirs = [];
  for (const peer of peers) {
    const result = await measure(peer.reader, { times });
    line(peer.name, result);
    theirs.push({ ...peer, ...result });
  }
  // Once more, so that a machine that became busy meanwhile shows.
  const again = await measure("lathe", { times });
  line("Lathe, again", again);
  await browser.close();
  const seconds = Math.min(ours.seconds, again.seconds);
  console.log();
  for (const { name, goal, seconds: peer } of theirs)
    console.log(
      `ingest: ${(peer / seconds).toFixed(2)} × the speed of ${name}${goal === null ? "" : ` (goal ${goal})`}`,
    );

  const fresh = await open(server.address);
  const peak = await watchMemory(fresh.browser);
  const { typedBytes } = await fresh.measure("lathe", { times: 1 });
  const used = peak?.();
  await fresh.browser.close();
  await server.close();
  console.log(`typed columns ${(typedBytes / 1e6).toFixed(1)} MB`);
  if (used !== undefined)
    console.log(
      `peak memory while reading: ${(used / typedBytes).toFixed(2)} × the typed size (goal at most 2.5)`,
    );
} finally {
  rmSync(folder, { recursive: true });
}
