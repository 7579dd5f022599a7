import { spawn } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { parseArgs } from "node:util";
import { installPackages, npm, projectRoot } from "./install.mjs";
import { serve } from "./serve.mjs";

const sources = [
  "src",
  "public",
  "index.html",
  "package.json",
  "package-lock.json",
  "vite.config.ts",
  "vite.cli.config.ts",
  "tsconfig.base.json",
  "scripts/headers.mjs",
  "scripts/service-worker.mjs",
];
const products = ["dist/index.html", "dist-cli/lathe.mjs"];

/** Newest change below a path, in epoch ms. A folder's own time is counted: deleting a file changes it. @param {string} path @returns {number} */
function changedAt(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(found.mtimeMs, ...readdirSync(path).map((name) => changedAt(`${path}/${name}`)));
}

/** @param {string} address */
function openInBrowser(address) {
  const [command, ...args] =
    process.platform === "darwin"
      ? ["open", address]
      : process.platform === "win32"
        ? ["cmd", "/c", "start", "", address]
        : ["xdg-open", address];
  const opener = spawn(command, args, { stdio: "ignore", detached: true });
  opener.on("error", () => {}); // no opener here: the printed address is enough
  opener.unref();
}

async function start() {
  const { values } = parseArgs({
    options: { port: { type: "string" }, "no-open": { type: "boolean", default: false } },
  });
  process.chdir(projectRoot);
  if (!installPackages()) return fail("The packages could not be installed; npm's message is above.");
  const builtAt = Math.min(...products.map(changedAt));
  if (builtAt <= Math.max(...sources.map(changedAt))) {
    console.log("Building …");
    if (!npm(["run", "--silent", "build"])) return fail("The build failed; its message is above.");
  }
  // A named port is meant: only the default may move on to the next free one.
  const { address } = await serve({
    root: "dist",
    port: Number(values.port ?? 4173),
    portTries: values.port === undefined ? 100 : 1,
  });
  console.log(`\nLathe is ready: ${address}\nStop it with Ctrl-C.`);
  if (!values["no-open"]) openInBrowser(address);
}

/** @param {string} sentence */
function fail(sentence) {
  console.error(sentence);
  process.exitCode = 1;
}

try {
  await start();
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}
