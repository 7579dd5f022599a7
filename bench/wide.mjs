import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { chromium } from "playwright";
import { chromiumFlags, findChromium } from "../scripts/chromium.mjs";
import { serve } from "../scripts/serve.mjs";
import { printRatio } from "./support/measure.mjs";

/**
 * 5,000 columns of numbers, dropped on the built page: the time until the cells of its grid are painted, beside the time that
 * pandas takes to read the same file, in turn. The median of the rounds; the mark is 2 s on a machine with nothing else to do,
 * so the load is told too. Needs `npm run build`. Run: npm run bench -- wide; `node bench/wide.mjs --rows 2000`.
 */

const { values: options } = parseArgs({
  options: {
    rows: { type: "string", default: "200" },
    columns: { type: "string", default: "5000" },
    rounds: { type: "string", default: "5" },
  },
});
const [nRows, nColumns, rounds] = [options.rows, options.columns, options.rounds].map(Number);
const python = "/usr/bin/python3";
const timed = `
import sys, time, pandas as pd
began = time.perf_counter(); pd.read_csv(sys.argv[1]); print(time.perf_counter() - began)
`;

function wideCsv() {
  let state = 1;
  const uniform = () => ((state = (Math.imul(state, 1664525) + 1013904223) | 0) >>> 0) / 4294967296;
  const names = Array.from({ length: nColumns - 1 }, (_, i) => `gene ${i + 1}`);
  const lines = [[...names, "answer"].join(",")];
  for (let row = 0; row < nRows; row++) {
    const values = names.map(() => uniform() + uniform() + uniform() - 1.5);
    lines.push(`${values.map((value) => value.toFixed(3)).join(",")},${values[0] > 0 ? "yes" : "no"}`);
  }
  return `${lines.join("\n")}\n`;
}

/** Drops the file on a fresh page. @returns seconds until a cell of the grid is painted */
async function opened(browser, address, file) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(address);
  await page.getByRole("button", { name: /Drop a CSV/ }).waitFor();
  await page.waitForTimeout(4000); // the first visit keeps the page's files for later; a person has read by then
  await page.evaluate(() => {
    const seen = (performance.seen = {});
    addEventListener("drop", () => (seen.dropped = performance.now()), true);
    const look = () => {
      const cell = document.querySelector("[role=grid] [role=gridcell]");
      if (cell?.textContent?.trim()) seen.painted ??= performance.now();
      else requestAnimationFrame(look);
    };
    look();
  });
  const cdp = await page.context().newCDPSession(page);
  const data = { items: [], files: [file], dragOperationsMask: 1 };
  const say = (type) => cdp.send("Input.dispatchDragEvent", { type, x: 720, y: 450, data });
  await say("dragEnter");
  await page.waitForTimeout(400); // no hand lets go sooner
  await say("dragOver");
  await say("drop");
  await page.waitForFunction(() => performance.seen.painted, undefined, { timeout: 120_000 });
  const { dropped, painted } = await page.evaluate(() => performance.seen);
  await page.close();
  return (painted - dropped) / 1000;
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
const folder = mkdtempSync(`${tmpdir()}/lathe-bench-`);
const served = await serve({ root: fileURLToPath(new URL("../dist", import.meta.url)), port: 0 });
const executablePath = findChromium();
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: [...chromiumFlags],
});
try {
  const file = `${folder}/wide.csv`;
  writeFileSync(file, wideCsv());
  const hasPeer = existsSync(python) && spawnSync(python, ["-c", "import pandas"]).status === 0;
  const ours = [];
  const theirs = [];
  for (let round = 0; round < rounds; round++) {
    ours.push(await opened(browser, served.address, file));
    if (!hasPeer) continue;
    const { stdout } = spawnSync(python, ["-c", timed, file], { encoding: "utf8" });
    theirs.push(Number(stdout));
  }
  const all = ours.map((seconds) => seconds.toFixed(2)).join(", ");
  console.log(
    `${nRows} × ${nColumns}, from the drop to painted cells: ${median(ours).toFixed(2)} s (${all}; the mark is 2 s); load ${loadavg()[0].toFixed(1)} on ${cpus().length} cores`,
  );
  if (hasPeer)
    printRatio("open a wide table", median(ours), median(theirs), "pandas read_csv, which draws nothing");
  else console.log("pandas is not installed here: nothing to compare with");
} finally {
  await browser.close();
  await served.close();
  rmSync(folder, { recursive: true });
}
