import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { parseArgs } from "node:util";
import { chromiumInstallCommand, findChromium } from "./chromium.mjs";
import { installPackages, projectRoot } from "./install.mjs";

/**
 * Everything that must hold before a change is good, in one command. Ends with one line that adds up all
 * runners: each tool run once (format, lint, a compiler pass, build, budget) is one check, each test is one.
 */

const reports = "test-results";
/** @typedef {{ passed: number, failed: number }} Count */

/** @type {Count} */
const total = { passed: 0, failed: 0 };
/** @type {string[]} */
const failures = [];

/**
 * Runs one tool, shown as it goes.
 * @param {string} title
 * @param {readonly string[]} command a script under node_modules or scripts, and its arguments
 * @param {(ok: boolean) => Count} [count] reads the runner's own report; one check by default
 */
function stage(title, [script, ...args], count) {
  console.log(`\n── ${title} ${"─".repeat(Math.max(0, 90 - title.length))}`);
  const began = performance.now();
  const { status } = spawnSync(process.execPath, [script ?? "", ...args], { stdio: "inherit", env });
  const ok = status === 0;
  const { passed, failed } = count?.(ok) ?? { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
  total.passed += passed;
  // A runner that fails without a failed test (a crash, an unhandled rejection) still counts against us.
  total.failed += ok ? failed : Math.max(1, failed);
  if (!ok || failed > 0) failures.push(title);
  console.log(`${title}: ${ok ? "ok" : "FAILED"} in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  return ok;
}

const e2eReport = `${reports}/e2e.json`;
const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: e2eReport };

/** @param {string} file @returns {any} */
const readReport = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null);

/** @returns {Count} */
function vitestCount() {
  const report = readReport(`${reports}/unit.json`);
  return { passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0 };
}

/**
 * @returns {Count} skipped tests are no passes. Of two tries one must pass: what needed both is counted, named (the list
 * reporter calls it flaky) and to be mended, but a machine that stalls for a while does not hold back a change.
 */
function playwrightCount() {
  const stats = readReport(e2eReport)?.stats;
  return {
    passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0),
    failed: (stats?.unexpected ?? 0) + (stats?.skipped ?? 0),
  };
}

/** @param {string} bin */
const tool = (bin) => `node_modules/${bin}`;

function staticChecks() {
  stage("format (biome)", [tool("@biomejs/biome/bin/biome"), "format", "."]);
  stage("lint (oxlint)", [
    tool("oxlint/bin/oxlint"),
    "--deny-warnings",
    "--ignore-pattern",
    "test/violations",
  ]);
  for (const part of ["core", "workers", "app", "node"]) {
    const config = part === "app" ? "tsconfig.json" : `tsconfig.${part}.json`;
    stage(`types (${part})`, [tool("typescript/bin/tsc"), "-p", config]);
  }
  stage("dead code (knip)", [tool("knip/bin/knip.js")]);
}

function unitTests() {
  const json = `--outputFile.json=${reports}/unit.json`;
  const args = ["run", "--reporter=default", "--reporter=json", json];
  stage("unit and conformance (vitest)", [tool("vitest/vitest.mjs"), ...args], vitestCount);
}

function build() {
  const vite = tool("vite/bin/vite.js");
  const built = stage("build (page)", [vite, "build"]);
  return stage("build (command line)", [vite, "build", "--config", "vite.cli.config.ts"]) && built;
}

function endToEnd() {
  const parts = {
    "end to end, two at a time": ["--project=chromium"],
    "end to end, one by one": [
      "--project=chromium-alone",
      "--project=chromium-software-webgpu",
      "--workers=1",
    ],
  };
  for (const [title, args] of Object.entries(parts)) {
    rmSync(e2eReport, { force: true }); // a run that ends before its report must not be counted by the one before
    stage(title, [tool("playwright/cli.js"), "test", "--retries=1", ...args], playwrightCount);
  }
}

/** Installs Chromium by the system's package manager where that is possible without asking. */
function haveChromium() {
  if (findChromium()) return true;
  const mayInstall =
    process.platform === "linux" && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
  if (mayInstall) {
    console.log("Installing Chromium …");
    const apt = (/** @type {string[]} */ ...args) => spawnSync("apt-get", args, { stdio: "inherit" });
    apt("update");
    apt("install", "-y", "--no-install-recommends", "chromium");
    if (findChromium()) return true;
  }
  console.error(`The end-to-end tests need Chromium. Install it with:\n  ${chromiumInstallCommand}`);
  return false;
}

function runAll() {
  const { values } = parseArgs({ options: { only: { type: "string" } } });
  const parts = ["static", "unit", "e2e"];
  if (values.only !== undefined && !parts.includes(values.only))
    throw new Error(`--only takes one of ${parts.join(", ")}`);
  const wanted = (/** @type {string} */ part) => values.only === undefined || values.only === part;

  process.chdir(projectRoot);
  if (!installPackages()) throw new Error("The packages could not be installed; npm's message is above.");
  const browser = !wanted("e2e") || haveChromium();
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });

  if (wanted("static")) staticChecks();
  if (wanted("e2e")) {
    // The build comes before the unit tests: some of them run the built command line.
    const built = build();
    if (built) stage("first load (bundle budget)", ["scripts/bundle-budget.mjs"]);
    if (wanted("unit")) unitTests();
    if (built && browser) endToEnd();
    else notRun("end to end", built ? "there is no Chromium" : "the build failed");
  } else if (wanted("unit")) unitTests();
}

/** @param {string} title @param {string} why */
function notRun(title, why) {
  console.error(`\n${title}: not run, because ${why}`);
  total.failed += 1;
  failures.push(title);
}

try {
  runAll();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  total.failed += 1;
}
if (failures.length > 0) console.log(`\nFailed: ${failures.join("; ")}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
