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
 * The same file to typed columns in Chromium: Lathe's reader (encoding, dialect, kinds of all cells, ragged rows), by one
 * worker and by two, beside Papa Parse streaming and uDSV, with the least that makes columns of their strings, and
 * DuckDB-wasm on one thread. All are read in turn, several times over; what is reported is the median of the ratios within
 * a round, since a machine with other work to do is slower at one time than at another.
 * Run: npm run bench -- ingest; `node bench/ingest.mjs ROWS [ROUNDS]` for another size.
 */

const nRows = Number(process.argv[2] ?? 610_000);
const nRounds = Number(process.argv[3] ?? 5);
/** Readings of a worker in a round, of which the best counts: the first one finds the code cold. */
const times = 2;
const root = fileURLToPath(new URL("support/ingest", import.meta.url));
const folder = mkdtempSync(`${tmpdir()}/lathe-bench-`);

const readers = [
  { name: "Lathe", reader: "lathe" },
  { name: "Lathe, two workers", reader: "lathe", helpers: 1 },
  { name: "Lathe, two and SHA-256 beside", reader: "lathe", helpers: 1, hash: true },
  { name: "Papa Parse, streaming", reader: "papa" },
  { name: "DuckDB-wasm, one thread", reader: "duckdb" },
  { name: "uDSV, streaming", reader: "udsv" },
];
/** How many times as fast the first is as the second. */
const comparisons = [
  { fast: 0, slow: 3, goal: 7 },
  { fast: 0, slow: 4, goal: 2 },
  { fast: 0, slow: 5, goal: null },
  { fast: 1, slow: 0, goal: 1.7 },
  { fast: 1, slow: 3, goal: null },
  { fast: 1, slow: 4, goal: null },
  { fast: 2, slow: 3, goal: null },
];
const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

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
  console.log(`${megabytes.toFixed(1)} MB, ${nRows} rows × 18 columns; ${nRounds} rounds\n`);
  const seconds = readers.map(() => []);
  const sha = digest.digest("hex");
  for (let round = 0; round < nRounds; round++) {
    for (const [i, { name, reader, ...options }] of readers.entries()) {
      const result = await measure(reader, { times, ...options });
      if (result.rows !== nRows) throw new Error(`${name} read ${result.rows} rows`);
      if (options.hash && result.hash !== sha) throw new Error("the hashes differ");
      seconds[i].push(result.seconds);
    }
  }
  await browser.close();
  for (const [i, { name }] of readers.entries()) {
    const took = median(seconds[i]);
    console.log(
      `${name.padEnd(32)} ${(megabytes / took).toFixed(1).padStart(7)} MB/s ${(took * 1000).toFixed(0).padStart(7)} ms`,
    );
  }
  console.log();
  for (const { fast, slow, goal } of comparisons) {
    const ratio = median(seconds[fast].map((took, round) => seconds[slow][round] / took));
    console.log(
      `ingest: ${readers[fast].name}: ${ratio.toFixed(2)} × the speed of ${readers[slow].name}${goal === null ? "" : ` (goal ${goal})`}`,
    );
  }

  for (const helpers of [0, 1]) {
    const fresh = await open(server.address);
    const peak = await watchMemory(fresh.browser);
    const { typedBytes } = await fresh.measure("lathe", { times: 1, helpers });
    const used = peak?.();
    await fresh.browser.close();
    if (helpers === 0) console.log(`typed columns ${(typedBytes / 1e6).toFixed(1)} MB`);
    if (used !== undefined)
      console.log(
        `peak memory while ${helpers + 1} read: ${(used / typedBytes).toFixed(2)} × the typed size (goal at most 2.5)`,
      );
  }
  await server.close();
} finally {
  rmSync(folder, { recursive: true });
}
